using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Explaining;

/// <summary>How a policy is put in force.</summary>
/// <param name="Kind"><c>binding</c>, <c>constraint</c> or <c>stage</c>.</param>
/// <param name="Name">The name of the binding, constraint or stage.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Actions">What follows where a validation does not hold; empty for a binding of a mutating policy.</param>
public sealed record PolicyUse(string Kind, string Name, SourceLocation Location, ImmutableArray<Enforcement> Actions)
{
    /// <summary>Which parameter objects count; empty for none.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>What it limits the policy to, each a phrase.</summary>
    public ImmutableArray<string> Matches { get; init; } = [];
}
