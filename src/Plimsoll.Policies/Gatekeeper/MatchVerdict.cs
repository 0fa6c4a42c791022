namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Whether an object matches.</summary>
/// <param name="IsMatch">Whether it does.</param>
/// <param name="Problem">Why that cannot be said, in Gatekeeper's words; <c>null</c> where it can.</param>
public readonly record struct MatchVerdict(bool IsMatch, string? Problem = null)
{
    /// <summary>It matches.</summary>
    public static MatchVerdict Yes => new(true);

    /// <summary>It does not match.</summary>
    public static MatchVerdict No => new(false);
}
