using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Packages.Java;

/// <summary>Dependencies whose version no file here tells: a silent gap would look like a clean project.</summary>
sealed class UnresolvedVersions
{
    /// <summary>Names that are told one by one.</summary>
    const int MaxNames = 10;

    readonly List<string> _names = [];

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>Adds a dependency.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Reports them.</summary>
    /// <param name="file">The file that names them.</param>
    /// <param name="because">Why, to be put behind the list; empty where nothing is known.</param>
    public void Tell(PackageFile file, string because)
    {
        if (_names.Count == 0)
            return;
        var more = _names.Count > MaxNames ? $" and {_names.Count - MaxNames} more" : "";
        file.Tell(
            UnreadReason.Missing,
            $"{_names.Count} of its dependencies have no version that a file here tells: {string.Join(", ", _names.Take(MaxNames))}{more}.{because}");
    }
}
