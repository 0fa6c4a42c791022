using System.Collections.Frozen;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The Rego of a template, compiled: its query for violations, and where its modules are written.</summary>
/// <param name="Violations">The query.</param>
/// <param name="Modules">The nodes of the modules by the names they were read under.</param>
/// <param name="ReadsData">Whether it reads anything of <c>data</c> that its modules do not define.</param>
sealed record RegoCode(RegoQuery Violations, FrozenDictionary<string, ScalarNode> Modules, bool ReadsData)
{
    /// <summary>The place in the manifest of a place in a module.</summary>
    public SourceLocation? Place(RegoLocation location) =>
        Modules.TryGetValue(location.File, out var node) ? PolicyExpression.PlaceOf(node, location.Row, location.Column) : null;
}
