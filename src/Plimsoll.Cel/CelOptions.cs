using Plimsoll.Cel.Compilation;

namespace Plimsoll.Cel;

/// <summary>How an environment reads, checks and counts.</summary>
public sealed record CelOptions
{
    /// <summary>Whether types are checked. Without, every mistake of types shows in the evaluation only.</summary>
    public bool ChecksTypes { get; init; } = true;

    /// <summary>Whether the items of a list literal, and the keys and values of a map literal, must have one type. Kubernetes demands it.</summary>
    public bool HomogeneousLiterals { get; init; }

    /// <summary>Whether <c>a.?b</c>, <c>a[?b]</c>, <c>[?a]</c> and <c>{?a: b}</c> are understood.</summary>
    public bool OptionalSyntax { get; init; } = true;

    /// <summary>Whether a field name may stand in backticks: <c>a.`b-c`</c>.</summary>
    public bool QuotedFields { get; init; } = true;

    /// <summary>Deepest nesting of an expression, in levels; at most <see cref="CelLimits.MaxDepth"/> counts.</summary>
    public int MaxDepth
    {
        get => field;
        init => field = Math.Clamp(value, 1, CelLimits.MaxDepth);
    } = CelLimits.MaxDepth;

    /// <summary>Whether <c>has()</c> itself costs one unit. In Kubernetes it costs none.</summary>
    public bool PresenceTestCosts { get; init; } = true;

    /// <summary>
    /// Whether <c>has(a.b)</c>, <c>a.?b</c> and <c>a[?b]</c> are errors where <c>a</c> has neither fields nor items, e.g. is <c>null</c>
    /// or a number. In Kubernetes they answer that there is nothing.
    /// </summary>
    public bool StrictPresenceTests { get; init; } = true;

    /// <summary>Whether literals of constants are computed once and cost nothing, as in Kubernetes' API server.</summary>
    public bool FoldsConstants { get; init; }

    /// <summary>Whether literals of durations, timestamps and regular expressions are checked with the types. Kubernetes does so since 1.29.</summary>
    public bool ChecksLiterals { get; init; }

    /// <summary>Whether numbers of different types may be compared by order where types are known. Kubernetes allows it since 1.28.</summary>
    public bool ComparesAcrossNumbers { get; init; } = true;

    /// <summary>What calls of functions cost beyond the standard rules; <c>null</c> for nothing beyond.</summary>
    public ICallCosts? CallCosts { get; init; }
}
