namespace Plimsoll.Model.Vulnerabilities;

/// <summary>A CVSS vector and the base score computed from it.</summary>
/// <param name="Vector">The vector as published, e.g. <c>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</c>.</param>
/// <param name="Version">The specification: <c>2.0</c>, <c>3.0</c>, <c>3.1</c> or <c>4.0</c>.</param>
/// <param name="Score">Base score, 0.0 to 10.0.</param>
public sealed record CvssScore(string Vector, string Version, double Score);
