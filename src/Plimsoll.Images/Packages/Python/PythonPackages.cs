using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Installed Python packages, by the metadata that an installer leaves beside each.</summary>
/// <remarks>
/// Fields: https://packaging.python.org/en/latest/specifications/core-metadata/, in the form of e-mail headers (RFC 822).
/// Places: <c>NAME.dist-info/METADATA</c> (PEP 376, PEP 427) and, older, <c>NAME.egg-info/PKG-INFO</c>,
/// <c>NAME.egg/EGG-INFO/PKG-INFO</c> or a single file <c>NAME.egg-info</c>; folders compared without case, as
/// importlib.metadata does. Advisories are filed under the normalised name, so that is the package's source.
/// </remarks>
public sealed class PythonPackages : IPackageReader
{
    /// <summary>The most header lines read. The longest real ones, with a licence text among them, have a few hundred.</summary>
    const int MaxHeaderLines = 20_000;

    /// <inheritdoc/>
    public string Name => "Python package metadata";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var folder = file.Folder;
        return file.Name switch
        {
            "METADATA" => Ends(folder, ".dist-info"),
            "PKG-INFO" => Ends(folder, ".egg-info") || Ends(folder, ".egg/EGG-INFO"),
            var name => Ends(name, ".egg-info"),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var lines = file.Lines();
        string? name = null, version = null, license = null, expression = null;

        // The empty line ends the headers; what follows is prose, in which "Name:" means nothing.
        while (lines.Read() is { Length: > 0 } line)
        {
            if (lines.Number > MaxHeaderLines)
                throw new InvalidDataException($"The headers have no end in the first {MaxHeaderLines} lines.");
            name ??= Field(line, "Name:");
            version ??= Field(line, "Version:");
            license ??= Field(line, "License:");
            expression ??= Field(line, "License-Expression:");
        }

        if (name is not { Length: > 0 } || version is not { Length: > 0 })
            throw new InvalidDataException("The headers name no package: Name or Version is missing or empty.");
        yield return new Package(Ecosystem.PyPI, name, version, PythonName.Normalise(name), version, "", file.Location)
        {
            // Setuptools writes UNKNOWN for what a project does not state.
            Licenses = (expression ?? license) is { Length: > 0 } stated and not "UNKNOWN" ? [stated] : [],
        };
    }

    static bool Ends(ReadOnlySpan<char> path, string ending) =>
        path.Length > ending.Length && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    static string? Field(string line, string field) =>
        line.StartsWith(field, StringComparison.OrdinalIgnoreCase) ? line[field.Length..].Trim() : null;
}
