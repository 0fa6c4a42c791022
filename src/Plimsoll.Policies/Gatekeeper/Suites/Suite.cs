using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Tests of templates and constraints, as gator verify reads them.</summary>
/// <param name="Name">Its name; that of its file where it has none.</param>
/// <param name="Location">Where it is written; the paths in it are relative to the folder of its file.</param>
/// <param name="IsSkipped">Whether none of it is to be run.</param>
/// <param name="Tests">Its tests.</param>
/// <remarks>test.gatekeeper.sh/v1alpha1 Suite, https://open-policy-agent.github.io/gatekeeper/website/docs/gator/</remarks>
public sealed record Suite(string Name, SourceLocation Location, bool IsSkipped, ImmutableArray<SuiteTest> Tests)
{
    /// <summary>The API group of Suites.</summary>
    public const string Group = "test.gatekeeper.sh";

    /// <summary>Their kind.</summary>
    public const string Kind = "Suite";
}
