using Plimsoll.Images.Layers;
using System.Text.Json;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Npm;

/// <summary>JavaScript packages installed in a <c>node_modules</c> folder, by the package.json of each.</summary>
/// <remarks>
/// Format: https://docs.npmjs.com/cli/v11/configuring-npm/package-json; layout:
/// https://docs.npmjs.com/cli/v11/configuring-npm/folders. Only the package.json directly in a package's folder counts:
/// deeper ones are fixtures and entry points. The name inside wins over the folder's, which may be an alias.
/// </remarks>
public sealed class NpmInstalledPackages : IPackageReader
{
    const string FileName = "/package.json";

    /// <inheritdoc/>
    public string Name => "installed npm package";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var path = file.Path;
        if (!path.EndsWith(FileName, StringComparison.Ordinal))
            return false;

        SplitLast(path[..^FileName.Length], out var parent, out var name);
        if (name is [] or ['@' or '.', ..])
            return false;
        if (IsNodeModules(parent))
            return true;

        SplitLast(parent, out var grandparent, out var scope);
        return scope is ['@', _, ..] && IsNodeModules(grandparent);
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var package = BoundedJson.Read(file.Content, root => ToPackage(root, file.Location));
        if (package is not null)
            yield return package;
    }

    static Package? ToPackage(JsonElement root, FileLocation location) =>
        JsonFields.Text(root, "name") is { } name && JsonFields.Text(root, "version") is { } version
            ? new Package(Ecosystem.Npm, name, version, name, version, "", location) { Licenses = [.. Licenses(root)] }
            : null;

    /// <summary>The licence as a text or, of long ago, as objects with a type.</summary>
    static IEnumerable<string> Licenses(JsonElement root) => JsonFields.Texts(root, "license")
        .Concat(JsonFields.Object(root, "license") is { } only && JsonFields.Text(only, "type") is { } type ? [type] : [])
        .Concat(JsonFields.Texts(root, "licenses"))
        .Concat(JsonFields.Items(root, "licenses").Select(item => JsonFields.Text(item, "type")).OfType<string>());

    static bool IsNodeModules(ReadOnlySpan<char> folder) =>
        folder is "node_modules" || folder.EndsWith("/node_modules", StringComparison.Ordinal);

    static void SplitLast(ReadOnlySpan<char> path, out ReadOnlySpan<char> folder, out ReadOnlySpan<char> name)
    {
        var slash = path.LastIndexOf('/');
        folder = slash < 0 ? [] : path[..slash];
        name = path[(slash + 1)..];
    }
}
