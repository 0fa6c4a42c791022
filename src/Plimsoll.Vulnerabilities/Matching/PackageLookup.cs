namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>What of a package is looked up.</summary>
/// <param name="Name">The name that advisories use.</param>
/// <param name="Version">The version that is compared.</param>
readonly record struct PackageLookup(string Name, string Version);
