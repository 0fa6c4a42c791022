using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The .NET packages that Paket pins in <c>paket.lock</c>.</summary>
/// <remarks>
/// Format: https://fsprojects.github.io/Paket/lock-file.html. The indentation tells: a kind of source (<c>NUGET</c>), two blanks a source, four a
/// package <c>NAME (VERSION)</c>, six what it needs. <c>GROUP</c> begins a set of its own. Files from GitHub, Git and HTTP are no packages.
/// </remarks>
public sealed class PaketLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "paket.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "paket.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.NuGet, file.Location);
        var lines = file.Lines();
        var (group, kind) = ("", "");
        LockedPackage? last = null;
        while (lines.Read() is { } line)
        {
            var text = line.AsSpan().Trim();
            switch (line.Length - line.AsSpan().TrimStart(' ').Length)
            {
                case 0 when text.StartsWith("GROUP ", StringComparison.Ordinal):
                    (group, kind, last) = (text["GROUP ".Length..].ToString(), "", null);
                    break;
                case 0 when !text.IsEmpty:
                    (kind, last) = (text.ToString(), null);
                    break;
                case 4 when kind is "NUGET" && Split(text) is { } own:
                    last = packages.Add(Key(group, own.Name), own.Name, own.Version);
                    break;
                case 6 when last is not null:
                    var end = text.IndexOf(' ');
                    last.Needs.Add(Key(group, (end > 0 ? text[..end] : text).ToString()));
                    break;
            }
        }
        return packages.ToPackages();
    }

    static string Key(string group, string name) => $"{group}\n{name.ToLowerInvariant()}";

    /// <summary>Splits <c>NAME (VERSION)</c>; what follows, such as a restriction, is passed over.</summary>
    static (string Name, string Version)? Split(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || text[(open + 2)..].IndexOf(')') is not (> 0 and var length))
            return null;
        var version = text.Slice(open + 2, length).Trim();
        return version.IsEmpty || !char.IsAsciiDigit(version[0]) ? null : (text[..open].Trim().ToString(), version.ToString());
    }
}
