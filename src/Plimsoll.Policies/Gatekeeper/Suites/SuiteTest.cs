using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>A test of a Suite: a template and a constraint of it, with cases.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Location">Where it is written.</param>
public sealed record SuiteTest(string Name, SourceLocation Location)
{
    /// <summary>The file of the ConstraintTemplate.</summary>
    public SuitePath Template { get; init; } = SuitePath.None;

    /// <summary>The file of the constraint.</summary>
    public SuitePath Constraint { get; init; } = SuitePath.None;

    /// <summary>The file of ExpansionTemplates, by which each object is expanded.</summary>
    public SuitePath Expansion { get; init; } = SuitePath.None;

    /// <summary>Whether the constraint is to break the schema that the template gives it. Then cases are not run.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>Whether it is not to be run.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Its cases.</summary>
    public ImmutableArray<SuiteCase> Cases { get; init; } = [];
}
