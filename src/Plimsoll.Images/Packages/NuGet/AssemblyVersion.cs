using System.Buffers;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The version of the package that an assembly is from, by the three that it may state.</summary>
/// <remarks>
/// https://learn.microsoft.com/dotnet/standard/library-guidance/versioning: the product's version is that of the package, behind a <c>+</c>
/// with the commit; the file's has the number of the build as its fourth; the assembly's often stays the same for years.
/// </remarks>
static class AssemblyVersion
{
    static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>Labels of builds of the release itself, which is what the package is called.</summary>
    static readonly string[] ReleaseLabels = ["-servicing", "-rtm", "-release"];

    /// <summary>The first of the three that is a version.</summary>
    /// <param name="product">E.g. <c>13.0.3+0a2e291c0d9c</c>, or <c>4.6.26919.02 @BuiltBy: someone</c>.</param>
    /// <param name="file">E.g. <c>13.0.3.27908</c>, or <c>1, 0, 0, 1</c> as old tools write it.</param>
    /// <param name="assembly">E.g. <c>13.0.0.0</c>.</param>
    /// <returns>Empty where none says anything: a version of zeros does not.</returns>
    public static string Of(string product, string file, string assembly)
    {
        foreach (var stated in (string[])[Numbers(product), Numbers(file), LeadingNumbers(product), LeadingNumbers(file), Numbers(assembly)])
        {
            if (stated.AsSpan().ContainsAnyInRange('1', '9'))
                return stated;
        }
        return "";
    }

    // The whole text, where it is one version and nothing more.
    static string Numbers(string text)
    {
        text = Dotted(text);
        if (text.IndexOf('+', StringComparison.Ordinal) is > 0 and var build)
            text = text[..build];
        var numbers = LeadingNumbers(text);
        var label = text.AsSpan(numbers.Length);
        if (numbers.Length == 0 || !(label.IsEmpty || IsPrerelease(label)))
            return "";
        return Array.Exists(ReleaseLabels, release => text.AsSpan(numbers.Length).StartsWith(release, StringComparison.OrdinalIgnoreCase)) ? numbers : text;
    }

    static string LeadingNumbers(string text)
    {
        text = Dotted(text);
        var end = text.AsSpan().IndexOfAnyExcept(VersionCharacters);
        var numbers = (end < 0 ? text : text[..end]).TrimEnd('.');
        return numbers.Contains('.', StringComparison.Ordinal) && numbers.Split('.').All(number => number.Length is > 0 and < 10) ? numbers : "";
    }

    static bool IsPrerelease(ReadOnlySpan<char> label)
    {
        if (label[0] != '-')
            return false;
        foreach (var range in label[1..].Split('.'))
        {
            var part = label[1..][range];
            if (part.IsEmpty)
                return false;
            foreach (var character in part)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                    return false;
            }
        }
        return true;
    }

    static string Dotted(string text) => text.Trim().Replace(", ", ".", StringComparison.Ordinal).Replace(',', '.');
}
