namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Why a version is affected.</summary>
/// <param name="FixedVersion">The nearest version with the fix; empty where none is named.</param>
/// <param name="Range">The interval that holds the version, for people.</param>
readonly record struct Containment(string FixedVersion, string Range);
