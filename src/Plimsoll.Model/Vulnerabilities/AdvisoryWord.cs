namespace Plimsoll.Model.Vulnerabilities;

/// <summary>What an advisory says of a package, whether or not it affects a version.</summary>
/// <param name="AdvisoryId">The advisory.</param>
/// <param name="Source">The feed that it was read from.</param>
/// <param name="Feed">The ecosystem and release of its entry, e.g. <c>Debian:12</c>.</param>
/// <param name="Package">The name that it uses.</param>
/// <param name="Versions">The affected versions, for people, e.g. <c>&lt; 1.2.3, or &gt;= 2.0.0 and &lt; 2.1.0</c>.</param>
/// <param name="State">What it says of the fix.</param>
public sealed record AdvisoryWord(string AdvisoryId, string Source, string Feed, string Package, string Versions, FixState State);
