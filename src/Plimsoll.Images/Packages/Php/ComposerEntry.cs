using System.Text.Json;

namespace Plimsoll.Images.Packages.Php;

/// <summary>The entries of Composer's lists of packages, which are alike in lock files and for what is installed.</summary>
static class ComposerEntry
{
    /// <summary>Adds the packages of a list. Names are compared without case, as Composer does.</summary>
    public static void AddAll(LockedPackages packages, IEnumerable<JsonElement> entries, Func<string, bool> isDevelopment)
    {
        foreach (var entry in entries)
        {
            if (JsonFields.Text(entry, "name") is not { } name || JsonFields.Text(entry, "version") is not { } version)
                continue;
            var package = packages.Add(name.ToLowerInvariant(), name, version);
            package.IsDevelopment = isDevelopment(name);
            package.Licenses = [.. JsonFields.Texts(entry, "license")];
            package.Needs.AddRange(JsonFields.Entries(entry, "require").Select(need => need.Name.ToLowerInvariant()));
        }
    }
}
