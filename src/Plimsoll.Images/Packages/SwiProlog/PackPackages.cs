using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.SwiProlog;

/// <summary>Packs of SWI-Prolog, by their <c>pack.pl</c>.</summary>
/// <remarks>Format: facts such as <c>name(x).</c> and <c>version('1.0').</c>, one a line: https://www.swi-prolog.org/howto/Pack.html.</remarks>
public sealed class PackPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "SWI-Prolog pack";

    /// <inheritdoc/>
    public long MaxBytes => 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pack.pl";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        string? name = null, version = null;
        while (lines.Read() is { } line)
        {
            name ??= Fact(line, "name");
            version ??= Fact(line, "version");
        }
        if (name is null || version is null)
            throw new InvalidDataException("The pack states no name or no version.");
        yield return new Package(Ecosystem.SwiPrologPack, name, version, name, version, "", file.Location);
    }

    /// <summary>The argument of <c>FACT(argument).</c>, an atom or a text.</summary>
    static string? Fact(string line, string fact)
    {
        var text = line.AsSpan().Trim();
        if (!text.StartsWith(fact, StringComparison.Ordinal) || text[fact.Length..].TrimStart() is not ['(', .. var rest])
            return null;
        var argument = rest.IndexOf(')') is > 0 and var end ? rest[..end].Trim().Trim('\'').Trim('"') : [];
        return argument.IsEmpty || argument.ContainsAny(",'\"") ? null : argument.ToString();
    }
}
