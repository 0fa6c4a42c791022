using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

/// <summary>How an evaluation is done.</summary>
public sealed record RegoSettings
{
    /// <summary>Evaluation with the usual limits.</summary>
    public static RegoSettings Default { get; } = new();

    /// <summary>Whether a built-in function that fails ends the evaluation, rather than being undefined.</summary>
    public bool StrictBuiltinErrors { get; init; }

    /// <summary>Most steps: expressions evaluated, items looked at or made, characters of texts made.</summary>
    public long MaxSteps { get; init; } = 100_000_000;

    /// <summary>Longest time.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock, for the limit and for <c>time.now_ns</c>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What random numbers and identifiers start from; <c>null</c> for chance.</summary>
    public int? Seed { get; init; }

    /// <summary>What <c>opa.runtime</c> answers.</summary>
    public RegoObject Runtime { get; init; } = RegoObject.Empty;
}
