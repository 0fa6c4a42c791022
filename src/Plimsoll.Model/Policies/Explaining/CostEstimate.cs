namespace Plimsoll.Model.Policies.Explaining;

/// <summary>What an evaluation costs, in units of Kubernetes' cost model.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most, for the largest object that the API server takes; meaningless where <see cref="IsUnbounded"/>.</param>
/// <param name="Limit">Where the API server ends it.</param>
public sealed record CostEstimate(ulong Min, ulong Max, long Limit)
{
    /// <summary>Nothing.</summary>
    public static CostEstimate None { get; } = new(0, 0, long.MaxValue);

    /// <summary>More than any object of a request can cost: a product with a size of which nothing is known.</summary>
    const ulong Unbounded = 1_000_000_000_000_000;

    /// <summary>Whether nothing is known that bounds it.</summary>
    public bool IsUnbounded => Max >= Unbounded;

    /// <summary>Whether the largest objects may exceed the limit.</summary>
    public bool MayExceed => !IsUnbounded && Max > (ulong)Limit;
}
