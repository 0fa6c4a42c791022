namespace Plimsoll.Images.Packages;

/// <summary>One entry of a lock file while it is read.</summary>
/// <param name="name">The package.</param>
/// <param name="version">The version it is locked at.</param>
sealed class LockedPackage(string name, string version)
{
    /// <summary>The package.</summary>
    public string Name => name;

    /// <summary>The version it is locked at.</summary>
    public string Version => version;

    /// <summary>The keys of the entries that it needs; those that lead nowhere are passed over.</summary>
    public List<string> Needs { get; } = [];

    /// <summary>Whether the project itself asks for it.</summary>
    public bool IsDirect { get; set; }

    /// <summary>Whether only development needs it.</summary>
    public bool IsDevelopment { get; set; }

    /// <summary>Its licences, as far as the lock file has them.</summary>
    public IReadOnlyList<string> Licenses { get; set; } = [];
}
