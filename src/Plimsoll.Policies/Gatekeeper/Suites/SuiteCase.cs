using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>A case of a test: an object, and what the constraint is to say of it.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Location">Where it is written.</param>
public sealed record SuiteCase(string Name, SourceLocation Location)
{
    /// <summary>The file of the object, or of an AdmissionReview of it.</summary>
    public SuitePath Object { get; init; } = SuitePath.None;

    /// <summary>Files of objects that are in the cluster, for <c>data.inventory</c>.</summary>
    public ImmutableArray<SuitePath> Inventory { get; init; } = [];

    /// <summary>What is to hold; all of it.</summary>
    public ImmutableArray<SuiteAssertion> Assertions { get; init; } = [];

    /// <summary>Whether it is not to be run.</summary>
    public bool IsSkipped { get; init; }
}
