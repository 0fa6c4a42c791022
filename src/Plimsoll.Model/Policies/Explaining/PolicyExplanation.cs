using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Explaining;

/// <summary>A policy in words: what it is about, what it asks, what that costs, what follows.</summary>
/// <param name="Kind">The kind of the document, e.g. <c>ValidatingAdmissionPolicy</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it is written.</param>
public sealed record PolicyExplanation(string Kind, string Name, SourceLocation Location)
{
    /// <summary>What it is called for people; its name where it says nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why there is such a policy; empty where it does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to do where it is broken; empty where it does not say.</summary>
    public string Remediation { get; init; } = "";

    /// <summary>The controls of standards that it belongs to.</summary>
    public ImmutableArray<string> Controls { get; init; } = [];

    /// <summary>How bad it is to break it.</summary>
    public Severity Severity { get; init; }

    /// <summary>What it is about, each a phrase.</summary>
    public ImmutableArray<string> Matches { get; init; } = [];

    /// <summary>What it is not about, each a phrase.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>The kind of its parameters; empty for none.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>The language that decides, where policies of the kind may be written in several; else empty.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The objects that it asks about beside the one it judges, each a phrase.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>What it does to objects without any expression, each a phrase: a mutator, an ExpansionTemplate. Then the rest is empty.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>Whether an expression that cannot be evaluated lets the request pass.</summary>
    public bool IgnoresErrors { get; init; }

    /// <summary>How it is put in force: its bindings, its constraints, or the stages of a policy of our own kind.</summary>
    public ImmutableArray<PolicyUse> Uses { get; init; } = [];

    /// <summary>Its expressions, in the order in which they are evaluated.</summary>
    public ImmutableArray<ExplainedExpression> Expressions { get; init; } = [];

    /// <summary>What all match conditions cost.</summary>
    public CostEstimate ConditionCost { get; init; } = CostEstimate.None;

    /// <summary>What everything else costs with one binding and one parameter object.</summary>
    public CostEstimate Cost { get; init; } = CostEstimate.None;

    /// <summary>What releases of Kubernetes lack that it needs, newest first; empty where every release will do.</summary>
    public ImmutableArray<VersionNeed> Needs { get; init; } = [];

    /// <summary>The kinds whose types its expressions were checked against; empty where none is known.</summary>
    public ImmutableArray<string> CheckedKinds { get; init; } = [];

    /// <summary>What does not fit those types.</summary>
    public ImmutableArray<ExplainedWarning> Warnings { get; init; } = [];
}
