namespace Plimsoll.Vulnerabilities.Database;

/// <summary>What a number in <see cref="DatabaseSection.Events"/> says of the version in its lower bits.</summary>
/// <remarks>
/// A range is its limits and then its other events in version order. Versions named one by one stand behind the last range: first
/// those that only match letter by letter, then the others in version order.
/// </remarks>
enum EventKind : uint
{
    /// <summary>The version brings the vulnerability; the empty text stands before every version.</summary>
    Introduced,

    /// <summary>The version no longer has it.</summary>
    Fixed,

    /// <summary>The version is the last that has it.</summary>
    LastAffected,

    /// <summary>Nothing is said of this version and later ones.</summary>
    Limit,

    /// <summary>The version itself has it; it cannot be ordered.</summary>
    Literal,

    /// <summary>The version itself, and every one equal to it, has it.</summary>
    Exact,

    /// <summary>A range begins; the version is empty.</summary>
    Range,
}
