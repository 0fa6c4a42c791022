using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What an advisory says of one package.</summary>
/// <param name="Feed">The ecosystem in OSV's words, release included, e.g. <c>Debian:12</c>.</param>
/// <param name="Package">The name by which it is looked up: PEP 503 form for PyPI; source or binary package, as the distribution files it.</param>
/// <param name="Ranges">Ranges of affected versions.</param>
/// <param name="Versions">Affected versions named one by one.</param>
sealed record AffectedEntry(string Feed, string Package, ImmutableArray<VersionRange> Ranges, ImmutableArray<string> Versions)
{
    /// <summary>
    /// What the source says of the fix. With <see cref="FixState.NotAffected"/> the entry says that the versions in its ranges are
    /// not affected, whatever another advisory says.
    /// </summary>
    public FixState State { get; init; }

    /// <summary>The source's own words on the state, e.g. <c>postponed</c>, <c>no-dsa: Minor issue</c>, <c>Will not fix</c>; empty where it has none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The source's own word for this package and release, before that of the advisory; <see cref="Severity.Unknown"/> where it has none.</summary>
    public Severity Severity { get; init; }

    /// <summary>The module and stream of modular rpm packages, e.g. <c>nodejs:12</c>; empty where the entry is of no module.</summary>
    public string Module { get; init; } = "";

    /// <summary>The architectures that it is about, as the distribution writes them; empty for all.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];

    /// <summary>The content sets or CPE names of the repositories that it is about (Red Hat); empty for all.</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];
}
