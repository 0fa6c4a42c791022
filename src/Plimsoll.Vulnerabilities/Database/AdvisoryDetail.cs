using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The longer texts of an advisory.</summary>
/// <param name="Description">What it says; empty where it says nothing.</param>
/// <param name="References">Pages about it.</param>
public sealed record AdvisoryDetail(string Description, ImmutableArray<string> References)
{
    /// <summary>Nothing is known.</summary>
    public static AdvisoryDetail None { get; } = new("", []);
}
