using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Replaces parts of the name of an image.</summary>
/// <param name="Domain">The registry; empty to leave it.</param>
/// <param name="Path">The repository; empty to leave it.</param>
/// <param name="Tag"><c>:TAG</c> or <c>@DIGEST</c>; empty to leave it.</param>
/// <remarks>
/// Gatekeeper, pkg/mutation/mutators/assignimage: the registry is what stands before the first slash where it has a dot or a colon or
/// is <c>localhost</c>; the tag starts at the first colon or at-sign behind it.
/// </remarks>
sealed partial record ImageModification(string Domain, string Path, string Tag) : Modification
{
    /// <summary>Longest part, in characters.</summary>
    const int MaxPart = 1_024;

    public override TerminalType Terminal => TerminalType.Text;

    public override Edited ValueOf(ObjectNode? present, KubernetesObject target)
    {
        if (present is not null && present.AsText is null)
            return Edited.Impossible("the value there is no text, so no name of an image");
        var written = present.AsText ?? "";
        var image = Replace(written);
        return Edited.To(present is not null && image == written ? present : NodeMaking.Text(image, present?.Location ?? target.Location));
    }

    /// <summary>The name with the parts replaced.</summary>
    public string Replace(string image)
    {
        var (domain, rest) = SplitDomain(image);
        var end = rest.AsSpan().IndexOfAny(':', '@');
        var path = end < 0 ? rest : rest[..end];
        var tag = end < 0 ? "" : rest[end..];
        domain = Domain.Length > 0 ? Domain : domain;
        return $"{domain}{(domain.Length > 0 ? "/" : "")}{(Path.Length > 0 ? Path : path)}{(Tag.Length > 0 ? Tag : tag)}";
    }

    /// <summary>
    /// Why the parts cannot be set, with the field; <c>null</c> where they can. They must read back as the parts that they are, or the
    /// change would go on for ever.
    /// </summary>
    public (string Field, string Problem)? Problem()
    {
        if (Domain.Length + Path.Length + Tag.Length == 0)
            return ("assignDomain", "one of assignDomain, assignPath and assignTag is required");
        if (Domain.Length > MaxPart || Path.Length > MaxPart || Tag.Length > MaxPart)
            return ("assignPath", $"a part is longer than {MaxPart} characters");
        if (Domain.Length > 0 && !DomainPattern().IsMatch(Domain))
            return ("assignDomain", $"\"{Domain}\" is no registry: a name with a dot, or localhost, and a port where there is one");
        if (Path.Length > 0 && !PathPattern().IsMatch(Path))
            return ("assignPath", $"\"{Path}\" is no repository: small letters and digits, separated by . _ - or /");
        if (Tag.Length > 0 && !TagPattern().IsMatch(Tag))
            return ("assignTag", $"\"{Tag}\" is neither :TAG nor @DIGEST");
        return Domain.Length == 0 && SplitDomain(Path).Domain.Length > 0
            ? ("assignPath", $"\"{Path}\" starts like a registry: set assignDomain too")
            : null;
    }

    static (string Domain, string Remainder) SplitDomain(string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return ("", image);
        var first = image[..slash];
        return first == "localhost" || first.AsSpan().ContainsAny('.', ':') ? (first, image[(slash + 1)..]) : ("", image);
    }

    [GeneratedRegex(@"^([A-Za-z0-9_][-A-Za-z0-9_]*\.[-A-Za-z0-9_.]*[A-Za-z0-9_]|localhost)(:[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DomainPattern();

    [GeneratedRegex(@"^[a-z0-9]+((__|[._/]|-*)[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^(:[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}|@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TagPattern();
}
