using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Deno;

/// <summary>JavaScript packages that deno.lock pins, of the npm registry and of JSR.</summary>
/// <remarks>
/// Format: https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files, versions 2 to 5. A package of JSR
/// goes by the name it has for npm's clients, <c>@jsr/SCOPE__NAME</c> (https://jsr.io/docs/npm-compatibility). Modules that are
/// fetched by their address have no version and are left out.
/// </remarks>
public sealed class DenoPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "deno lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "deno.lock" && !file.Path.Contains("node_modules/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Npm, file.Location);
        return BoundedJson.Read(file.Content, root =>
        {
            Fill(packages, root);
            return packages.ToPackages();
        });
    }

    static void Fill(LockedPackages packages, JsonElement root)
    {
        switch (JsonFields.Text(root, "version"))
        {
            case "2" when JsonFields.Object(root, "npm") is { } npm:
                AddAll(packages, JsonFields.Object(npm, "packages"), "npm:");
                Specify(packages, JsonFields.Object(npm, "specifiers"), "npm:");
                break;
            case "3" when JsonFields.Object(root, "packages") is { } table:
                AddAll(packages, JsonFields.Object(table, "npm"), "npm:");
                AddAll(packages, JsonFields.Object(table, "jsr"), "jsr:");
                Specify(packages, JsonFields.Object(table, "specifiers"), "");
                SetRoots(packages, root);
                break;
            case "4" or "5":
                AddAll(packages, JsonFields.Object(root, "npm"), "npm:");
                AddAll(packages, JsonFields.Object(root, "jsr"), "jsr:");
                Specify(packages, JsonFields.Object(root, "specifiers"), "");
                SetRoots(packages, root);
                break;
            case "2" or "3":
                break;
            default:
                throw new InvalidDataException("The version is not one of 2 to 5.");
        }
    }

    static void AddAll(LockedPackages packages, JsonElement? table, string protocol)
    {
        foreach (var entry in table?.EnumerateObject() ?? (IEnumerable<JsonProperty>)[])
        {
            if (Split(entry.Name) is not { } target)
                continue;
            var name = protocol == "jsr:" ? "@jsr/" + target.Name.TrimStart('@').Replace("/", "__", StringComparison.Ordinal) : target.Name;
            var package = packages.Add(protocol + entry.Name, name, target.Version);

            // A package of which there is only one version is also named without it.
            packages.Alias(protocol + target.Name, package);
            if (entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("dependencies", out var needs))
                package.Needs.AddRange(Needs(needs, protocol));
        }
    }

    static IEnumerable<string> Needs(JsonElement needs, string protocol)
    {
        var texts = needs.ValueKind switch
        {
            JsonValueKind.Array => needs.EnumerateArray().Where(need => need.ValueKind == JsonValueKind.String).Select(need => need.GetString()!),
            JsonValueKind.Object => needs.EnumerateObject().Where(need => need.Value.ValueKind == JsonValueKind.String).Select(need => need.Value.GetString()!),
            _ => [],
        };
        return texts.Select(text => text.StartsWith("npm:", StringComparison.Ordinal) || text.StartsWith("jsr:", StringComparison.Ordinal)
            ? text
            : protocol + text);
    }

    /// <summary>Wishes and what answers them: <c>npm:chalk@5</c> is <c>npm:chalk@5.3.0</c>, from version 4 only <c>5.3.0</c>.</summary>
    static void Specify(LockedPackages packages, JsonElement? specifiers, string protocol)
    {
        foreach (var entry in specifiers?.EnumerateObject() ?? (IEnumerable<JsonProperty>)[])
        {
            if (entry.Value.ValueKind != JsonValueKind.String || entry.Value.GetString() is not { } answer)
                continue;
            var wish = protocol + entry.Name;
            var name = Split(wish)?.Name ?? wish;
            if ((packages.Find(protocol + answer) ?? packages.Find($"{name}@{answer}")) is { } package)
                packages.Alias(wish, package);
        }
    }

    static void SetRoots(LockedPackages packages, JsonElement root)
    {
        if (JsonFields.Object(root, "workspace") is not { } workspace)
            return;
        var members = JsonFields.Entries(workspace, "members").Select(member => member.Value);
        packages.SetRoots(
            members.Append(workspace).SelectMany(member => (JsonElement?[])[member, JsonFields.Object(member, "packageJson")])
                .OfType<JsonElement>()
                .SelectMany(member => member.ValueKind == JsonValueKind.Object && member.TryGetProperty("dependencies", out var list) ? Needs(list, "") : []),
            []);
    }

    /// <summary>Splits <c>NAME@VERSION_PEERS</c>.</summary>
    static (string Name, string Version)? Split(string key)
    {
        // The scope's @ may stand behind a protocol.
        var start = key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && key.AsSpan(0, slash).Contains('@') ? slash : Math.Min(1, key.Length);
        return key.IndexOf('@', start) is > 0 and var at && at + 1 < key.Length ? (key[..at], key[(at + 1)..].Split('_')[0]) : null;
    }
}
