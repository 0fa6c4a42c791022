namespace Plimsoll.Model.Vulnerabilities;

/// <summary>One advisory that was compared with a package, and what the comparison said.</summary>
/// <param name="AdvisoryId">The advisory, e.g. <c>DSA-5417-1</c>.</param>
/// <param name="Source">The feed that it was read from, e.g. <c>Debian security tracker</c>.</param>
/// <param name="Feed">The ecosystem and release of its entry, e.g. <c>Debian:12</c>.</param>
/// <param name="Package">The name under which it was found, e.g. the source package.</param>
/// <param name="Version">The version that was compared, e.g. that of the source package.</param>
/// <param name="Ordering">The ordering that compared them, e.g. <c>deb</c>.</param>
/// <param name="Range">The range that holds the version, for people.</param>
/// <param name="FixedVersion">The version with the fix; empty where it names none.</param>
/// <param name="State">What it says of the fix.</param>
public sealed record MatchEvidence(
    string AdvisoryId,
    string Source,
    string Feed,
    string Package,
    string Version,
    string Ordering,
    string Range,
    string FixedVersion,
    FixState State)
{
    /// <summary>Its source's own words on the state of the fix, e.g. <c>no-dsa: Minor issue</c>; empty where there are none.</summary>
    public string Note { get; init; } = "";
}
