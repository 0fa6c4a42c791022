using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>One thing that did not come as expected.</summary>
/// <param name="Location">Where it is expected.</param>
/// <param name="Expected">What was expected; empty where the test could not be run.</param>
/// <param name="Got">What came, or why the test could not be run.</param>
public sealed record TestProblem(SourceLocation Location, string Expected, string Got);
