using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>What a test expects, of all policies or of one.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record TestExpectation(SourceLocation Location)
{
    /// <summary>What becomes of the request; <c>null</c> where only something else is expected.</summary>
    public ExpectedVerdict? Verdict { get; init; }

    /// <summary>Only what this policy says counts; empty for all.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Only what comes by this binding counts; empty for all.</summary>
    public string Binding { get; init; } = "";

    /// <summary>What a message must contain or match; <c>null</c> for anything.</summary>
    public TextPattern? Message { get; init; }

    /// <summary>The reason of the denial; empty for any.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Each must fit some warning.</summary>
    public ImmutableArray<TextPattern> Warnings { get; init; } = [];

    /// <summary>Audit annotations by key: each must be there, and its value must fit.</summary>
    public ImmutableArray<KeyValuePair<string, TextPattern>> AuditAnnotations { get; init; } = [];

    /// <summary>What the object must hold in the end; <c>null</c> for anything.</summary>
    public MappingNode? Object { get; init; }

    /// <summary>What mutations must change and nothing else, as a merge patch; <c>null</c> for anything.</summary>
    public MappingNode? Patch { get; init; }
}
