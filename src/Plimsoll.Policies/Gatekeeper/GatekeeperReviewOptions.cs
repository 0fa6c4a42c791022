namespace Plimsoll.Policies.Gatekeeper;

/// <summary>How constraints are asked.</summary>
public sealed record GatekeeperReviewOptions
{
    /// <summary>As <c>gator</c> asks, of an original object.</summary>
    public static GatekeeperReviewOptions Default { get; } = new();

    /// <summary>Where they are asked.</summary>
    public EnforcementPoint Point { get; init; } = EnforcementPoint.Gator;

    /// <summary>Where the object comes from.</summary>
    public MatchSource Source { get; init; } = MatchSource.Original;

    /// <summary>Whether there is an object but no request: no operation, no user, no resource, as in an audit and in gator.</summary>
    public bool IsObjectOnly { get; init; }

    /// <summary>The constraints of the run that are not asked any more; <c>null</c> where each review stands alone.</summary>
    internal ExhaustedConstraints? Exhausted { get; init; }
}
