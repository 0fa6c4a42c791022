using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conan;

/// <summary>The C and C++ packages that a <c>conanfile.txt</c> asks for at one version.</summary>
/// <remarks>
/// Format: https://docs.conan.io/2/reference/conanfile_txt.html. Ranges, <c>name/[&gt;1.0]</c>, name no version and are left out: what they led to is in
/// the conan.lock.
/// </remarks>
public sealed class ConanfilePackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "conanfile.txt";

    /// <inheritdoc/>
    public long MaxBytes => 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "conanfile.txt";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        var (section, pinned, ranges) = ("", 0, 0);
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            if (text is ['[', .., ']'])
            {
                section = text[1..^1].ToString();
            }
            else if (section is not ("requires" or "tool_requires" or "build_requires" or "test_requires") || text.IsEmpty || text[0] == '#')
            {
                continue;
            }
            else if (Reference(text) is not { } own)
            {
                ranges++;
            }
            else
            {
                pinned++;
                yield return new Package(Ecosystem.Conan, own.Name, own.Version, own.Name, own.Version, "", file.Location) { IsDirect = true, IsDevelopment = section is not "requires" };
            }
        }
        if (pinned == 0 && ranges > 0)
            throw new InvalidDataException($"None of its {ranges} requirements names one version: which are used only a conan.lock tells.");
    }

    static PackageReference? Reference(ReadOnlySpan<char> text)
    {
        text = text.IndexOf('#') is >= 0 and var comment ? text[..comment].TrimEnd() : text;
        text = text.IndexOf('@') is >= 0 and var user ? text[..user] : text;
        if (text.IndexOf('/') is not (> 0 and var slash) || text[(slash + 1)..] is not [not '[', ..] || text.ContainsAny(" \t"))
            return null;
        return new PackageReference(text[..slash].ToString(), text[(slash + 1)..].ToString());
    }
}
