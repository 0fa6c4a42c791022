using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Ruby;

/// <summary>Ruby gems that Gemfile.lock (or gems.locked) pins, of every source: servers, Git, folders and plugins.</summary>
/// <remarks>
/// Format: https://bundler.io/guides/understanding_lockfile.html. A section starts in the first column, a gem has four
/// blanks before it and what it needs six. Groups are not in this file, so that nothing is known to be for development.
/// </remarks>
public sealed class GemfilePackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Bundler lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "gems.locked" || file.Name.EndsWith("Gemfile.lock", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.RubyGems, file.Location);
        var direct = new List<string>();
        var lines = file.Lines();
        var (section, inSpecs) = ("", false);
        LockedPackage? gem = null;
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().TrimStart(' ').ToString();
            if (text.StartsWith("<<<<<<<", StringComparison.Ordinal))
                throw new InvalidDataException($"Line {lines.Number} is a conflict of a merge.");
            switch (line.Length - text.Length)
            {
                case 0 when text.Length > 0:
                    (section, inSpecs, gem) = (text.TrimEnd(), false, null);
                    break;
                case 2 when section == "DEPENDENCIES":
                    direct.Add(NameOf(text));
                    break;
                case 2:
                    inSpecs = text.TrimEnd() == "specs:";
                    break;
                case 4 when inSpecs:
                    gem = Add(packages, text);
                    break;
                case 6 when inSpecs:
                    gem?.Needs.Add(NameOf(text));
                    break;
            }
        }
        packages.SetRoots(direct, []);
        return packages.ToPackages();
    }

    /// <summary>Adds <c>NAME (VERSION)</c> or <c>NAME (VERSION-PLATFORM)</c>; a version of a gem has no hyphen.</summary>
    static LockedPackage? Add(LockedPackages packages, string text)
    {
        var name = NameOf(text);
        if (!text.AsSpan(name.Length).TrimStart().StartsWith("(", StringComparison.Ordinal)
            || text.IndexOf(')', name.Length) is not (> 0 and var end))
        {
            return null;
        }

        var version = text[name.Length..end].TrimStart(' ', '(').Split('-')[0];
        return name.Length == 0 || version.Length == 0 ? null : packages.Add(name, name, version);
    }

    static string NameOf(string text) => text.Split(' ')[0].TrimEnd('!');
}
