using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hex;

/// <summary>Applications of Erlang's run time system that lie compiled in an image, by their <c>NAME.app</c>.</summary>
/// <remarks>Format: one Erlang term, <c>{application, NAME, [{vsn, "VERSION"}, ...]}.</c>: https://www.erlang.org/doc/apps/kernel/app.html.</remarks>
public sealed class OtpApplicationPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Erlang application";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.Length > ".app".Length && file.Name.EndsWith(".app", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        // Other programs have files of this ending too.
        if (file.Content.Span.IndexOf("application"u8) < 0 || file.Content.Span.IndexOf("vsn"u8) < 0)
            yield break;
        var words = TermText.Words(file.Content, '%');
        if (words is not ["{", "application", var atom, "[", ..])
            throw new InvalidDataException("The file does not begin with {application, NAME, [.");

        var name = atom.Trim('\'');
        var vsn = words.IndexOf("vsn");
        if (vsn < 1 || words[vsn - 1] is not "{" || vsn + 1 >= words.Count || words[vsn + 1] is not ['"', _, ..] || name.Length == 0)
            throw new InvalidDataException("The application has no version, or one that its build computes.");
        var version = words[vsn + 1][1..];
        yield return new Package(Ecosystem.Otp, name, version, name, version, "", file.Location);
    }
}
