using System.Buffers;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Python;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conda;

/// <summary>Packages that a conda environment.yml pins to one version, and those that it has pip install. Ranges are left out.</summary>
/// <remarks>
/// Format: https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#sharing-an-environment and
/// https://docs.conda.io/projects/conda/en/stable/dev-guide/api/conda/models/match_spec/index.html. <c>NAME=1.2</c> also admits
/// 1.2.3; as an exported environment writes it for the version that is there, it is taken for that.
/// </remarks>
public sealed class CondaEnvironmentPackages : IPackageReader
{
    static readonly SearchValues<char> EndOfName = SearchValues.Create("=<>!~ ");
    static readonly SearchValues<char> RangeSigns = SearchValues.Create("*<>!~|,");

    /// <inheritdoc/>
    public string Name => "conda environment";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "environment.yml" or "environment.yaml";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var conda = new LockedPackages(Ecosystem.Conda, file.Location) { KnowsDirect = true };
        var pip = new LockedPackages(Ecosystem.PyPI, file.Location) { KnowsDirect = true };
        var root = BoundedYaml.Read(file.Content, cancellation);
        if (!root.IsTable)
            throw new InvalidDataException("The file is no table.");

        if (root["dependencies"] is { IsList: false, Text: not null })
            throw new InvalidDataException("Its dependencies are no list.");

        var open = new List<string>();
        foreach (var item in root.ItemsOf("dependencies"))
        {
            if (item.Text is { } spec && Pinned(spec) is { } pinned)
                conda.Add(spec, pinned.Name, pinned.Version).IsDirect = true;
            else if (item.Text is { } range)
                open.Add(range);
            if (item["pip"] is { } list)
                AddPip(list, pip, open);
        }

        // A file in which nothing is pinned would look like one that asks for nothing.
        return conda.All.Count + pip.All.Count > 0 || open.Count == 0
            ? conda.ToPackages().Concat(pip.ToPackages())
            : throw new InvalidDataException(
                $"None of its {open.Count} dependencies, the first is {(open[0].Length > 100 ? open[0][..100] : open[0])}, names one version: which are installed only a lock file or the environment tells.");
    }

    static void AddPip(DocumentNode list, LockedPackages pip, List<string> open)
    {
        if (!list.IsList)
            throw new InvalidDataException("What pip is to install is no list.");
        foreach (var requirement in list.Items)
        {
            if (requirement.Text is null)
                throw new InvalidDataException("A requirement of pip is no text.");
            if (PythonRequirement.Of(requirement.Text) is { Version: { } version } wanted)
                pip.Add(requirement.Text, wanted.Name, version).IsDirect = true;
            else
                open.Add(requirement.Text);
        }
    }

    /// <summary>Splits <c>CHANNEL::NAME=VERSION=BUILD</c>, also with <c>==</c> or with blanks.</summary>
    static (string Name, string Version)? Pinned(string spec)
    {
        if (spec.IndexOf("::", StringComparison.Ordinal) is >= 0 and var channel)
            spec = spec[(channel + 2)..];
        var start = spec.AsSpan().IndexOfAny(EndOfName);
        if (start <= 0)
            return null;

        var version = spec[start..].Trim().TrimStart('=').Trim().Split('=', ' ')[0];
        return version.Length > 0 && char.IsAsciiLetterOrDigit(version[0]) && !version.AsSpan().ContainsAny(RangeSigns) && spec[start] is ('=' or ' ')
            ? (spec[..start], version)
            : null;
    }
}
