using System.Buffers;
using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages that an MSBuild project asks for at one version, and those of central package management.</summary>
/// <remarks>
/// https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files and
/// https://learn.microsoft.com/nuget/consume-packages/central-package-management. Without a lock file nothing says what these packages
/// need in turn. Ranges and floating versions are left out: they do not say what is built. A version by a property is read where the same file
/// sets the property, and told as unread where it does not, unless a lock file beside the project says what is built.
/// </remarks>
public sealed class ProjectFilePackages : IPackageReader
{
    static readonly SearchValues<char> RangeCharacters = SearchValues.Create("$*[](),");

    /// <summary>Packages with an unknown version that are told one by one.</summary>
    const int MaxTold = 10;

    static readonly ImmutableArray<string> LockFiles = ["packages.lock.json", "obj/project.assets.json"];

    /// <inheritdoc/>
    public string Name => ".NET project file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var name = file.Name;
        return name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Packages.props", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var elements = NuGetXml.Elements(file.Content);
        var versions = elements.Where(element => element is { Name: "Version", Parent: not null })
            .GroupBy(element => element.Parent!).ToDictionary(group => group.Key, group => group.First().Text.Trim());
        var properties = new ProjectProperties(elements);
        List<string> open = [];
        foreach (var element in elements)
        {
            if (element.Name is not ("PackageReference" or "PackageVersion" or "GlobalPackageReference") || element.Parent?.Name is not "ItemGroup")
                continue;
            var name = element.Attribute("Include") is { Length: > 0 } included ? included : element.Attribute("Update");
            var version = element.Attribute("VersionOverride") is { Length: > 0 } own ? own
                : element.Attribute("Version") is { Length: > 0 } stated ? stated : versions.GetValueOrDefault(element, "");
            if (properties.Resolve(version) is not { } resolved || properties.Resolve(name) is not { } names)
            {
                open.Add($"{name} {version}".TrimEnd());
                continue;
            }
            if (Pinned(resolved) is not { } pinned)
                continue;
            foreach (var one in names.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return NuGetJson.Package(one, pinned, file.Location) with { IsDirect = element.Name is "PackageReference" ? true : null };
        }
        if (open.Count > 0 && !LockFiles.Any(name => file.Beside(name) is not null))
            file.Tell(UnreadReason.Unsupported, $"{open.Count} of its packages have a version by a property that this file does not define: {string.Join(", ", open.Take(MaxTold))}{(open.Count > MaxTold ? ", ..." : "")}.");
    }

    static string? Pinned(string version)
    {
        if (version is ['[', .. var exact, ']'] && !exact.Contains(',', StringComparison.Ordinal))
            version = exact.Trim();
        return version.Length > 0 && !version.AsSpan().ContainsAny(RangeCharacters) ? version : null;
    }
}
