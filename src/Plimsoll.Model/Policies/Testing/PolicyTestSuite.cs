using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Testing;

/// <summary>What became of one test file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it starts.</param>
/// <param name="KubernetesVersion">The version whose API server it was tested as, e.g. <c>1.34</c>.</param>
/// <param name="Cases">Its tests, in written order.</param>
public sealed record PolicyTestSuite(
    string Name, SourceLocation Location, string KubernetesVersion, ImmutableArray<PolicyTestCase> Cases);
