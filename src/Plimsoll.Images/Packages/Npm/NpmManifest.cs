using System.Text.Json;

namespace Plimsoll.Images.Packages.Npm;

/// <summary>What a project asks for, by its package.json.</summary>
/// <param name="Production">Name and range of what it runs with, optional packages among them.</param>
/// <param name="Development">Name and range of what it is built and tested with.</param>
/// <remarks>https://docs.npmjs.com/cli/v11/configuring-npm/package-json</remarks>
sealed record NpmManifest(
    IReadOnlyList<KeyValuePair<string, string>> Production, IReadOnlyList<KeyValuePair<string, string>> Development)
{
    /// <summary>Reads the package.json beside a lock file.</summary>
    /// <returns><c>null</c> where there is none that can be read.</returns>
    public static NpmManifest? Beside(PackageFile lockFile)
    {
        if (lockFile.Beside("package.json") is not { } content)
            return null;
        try
        {
            return BoundedJson.Read(content, Of);
        }
        catch (InvalidDataException)
        {
            // The lock file is read all the same; it only stays open what is direct.
            return null;
        }
    }

    /// <summary>Reads the lists of dependencies of a manifest or of an object that repeats them.</summary>
    public static NpmManifest Of(JsonElement manifest) => new(
        [.. Ranges(manifest, "dependencies"), .. Ranges(manifest, "optionalDependencies"), .. Ranges(manifest, "peerDependencies")],
        [.. Ranges(manifest, "devDependencies")]);

    static IEnumerable<KeyValuePair<string, string>> Ranges(JsonElement manifest, string list)
    {
        foreach (var range in JsonFields.Entries(manifest, list))
        {
            if (range.Value.ValueKind == JsonValueKind.String)
                yield return new(range.Name, range.Value.GetString() ?? "");
        }
    }
}
