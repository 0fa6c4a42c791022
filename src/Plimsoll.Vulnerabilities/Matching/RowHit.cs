namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>A row that holds the version of a package.</summary>
/// <param name="Scope">The scope in which it was found.</param>
/// <param name="Place">The row.</param>
/// <param name="Hit">The range; not a hit where the row names a version that cannot be compared.</param>
/// <param name="SaysAffected">Whether it says that the version is affected; else it says that it is not.</param>
readonly record struct RowHit(uint Scope, int Place, RangeHit Hit, bool SaysAffected)
{
    /// <summary>What was looked up, where the search was for a package.</summary>
    internal PackageLookup Lookup { get; init; }
}
