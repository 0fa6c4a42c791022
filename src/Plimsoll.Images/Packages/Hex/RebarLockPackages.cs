using System.Globalization;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hex;

/// <summary>The Erlang packages that a rebar.lock pins.</summary>
/// <remarks>
/// Erlang terms: <c>{&lt;&lt;"name"&gt;&gt;, {pkg, &lt;&lt;"package"&gt;&gt;, &lt;&lt;"version"&gt;&gt;}, LEVEL}</c>, level 0 where the project itself asks for it:
/// https://rebar3.org/docs/configuration/dependencies/#lock-files. What is taken from a Git commit has no version and is left out.
/// </remarks>
public sealed class RebarLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "rebar.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "rebar.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var words = TermText.Words(file.Content, '%');
        if (words is [not ("{" or "["), ..])
            throw new InvalidDataException("A rebar.lock begins with a tuple or a list.");
        for (var i = 0; i + 3 < words.Count; i++)
        {
            if (words[i] is not "{" || words[i + 1] is not "pkg" || words[i + 2] is not ['"', .. var name] || words[i + 3] is not ['"', .. var version])
                continue;
            var close = words.IndexOf("}", i);
            var isLevel = int.TryParse(close + 1 < words.Count ? words[close + 1] : "", NumberStyles.None, CultureInfo.InvariantCulture, out var level);
            yield return new Package(Ecosystem.Hex, name, version, name, version, "", file.Location) { IsDirect = isLevel ? level == 0 : null };
        }
    }
}
