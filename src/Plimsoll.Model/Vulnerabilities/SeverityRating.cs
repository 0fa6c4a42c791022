namespace Plimsoll.Model.Vulnerabilities;

/// <summary>How bad one source says a vulnerability is.</summary>
/// <param name="Source">Who says so: the feed, e.g. <c>Debian</c>, <c>GitHub</c>, <c>NVD</c>, <c>Red Hat</c>.</param>
/// <param name="Severity">Its own word; <see cref="Severity.Unknown"/> where it has none and only a vector.</param>
/// <param name="Cvss">Its CVSS vector with the base score; <c>null</c> where it has none.</param>
public sealed record SeverityRating(string Source, Severity Severity, CvssScore? Cvss);
