using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hackage;

/// <summary>The Haskell packages that a cabal.project.freeze pins.</summary>
/// <remarks>
/// https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze: constraints such as <c>any.HTTP ==4000.3.16</c>. What is installed with
/// the compiler has no version there.
/// </remarks>
public sealed class CabalFreezePackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "cabal.project.freeze";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "cabal.project.freeze";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        var (isBlank, hasFields) = (true, false);
        while (lines.Read() is { } line)
        {
            hasFields |= line.Contains(':', StringComparison.Ordinal);
            isBlank &= line.AsSpan().Trim() is [] or ['-', '-', ..];
            foreach (var constraint in line.Replace("constraints:", "", StringComparison.Ordinal).Split(','))
            {
                if (constraint.Split("==", StringSplitOptions.TrimEntries) is not [var name, var version] || !HackageReference.IsVersion(version))
                    continue;
                if (name.StartsWith("any.", StringComparison.Ordinal))
                    name = name["any.".Length..];
                if (name.Length > 0 && !name.Contains(' ', StringComparison.Ordinal))
                    yield return new Package(Ecosystem.Hackage, name, version, name, version, "", file.Location);
            }
        }
        if (!isBlank && !hasFields)
            throw new InvalidDataException("The file has no field, such as constraints.");
    }
}
