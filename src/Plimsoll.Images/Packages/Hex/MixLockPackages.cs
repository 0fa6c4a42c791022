using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Hex;

/// <summary>The Elixir packages that a mix.lock pins.</summary>
/// <remarks>
/// Mix writes an Elixir map of tuples, <c>{:hex, :name, "version", ...}</c>: https://hexdocs.pm/mix/Mix.Tasks.Deps.html. What is taken from
/// a Git commit or a folder has no version and is left out.
/// </remarks>
public sealed class MixLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "mix.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "mix.lock" || file.Name.EndsWith(".mix.lock", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var words = TermText.Words(file.Content, '#');
        if (words.Count > 0 && words[0] is not "{")
            throw new InvalidDataException("A mix.lock is a map.");
        for (var i = 0; i + 3 < words.Count; i++)
        {
            if (words[i] is "{" && words[i + 1] is ":hex" && words[i + 2] is [':', .. var name] && words[i + 3] is ['"', .. var version])
                yield return new Package(Ecosystem.Hex, name.Trim('"'), version, name.Trim('"'), version, "", file.Location);
        }
    }
}
