using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What the constraints of a template may have as parameters.</summary>
/// <param name="Schema">The schema; <c>null</c> where none is declared.</param>
/// <param name="IsLegacy">Whether it is of the old kind, where what is not declared may stand in every object.</param>
sealed record ParameterSchema(MappingNode? Schema, bool IsLegacy)
{
    /// <summary>Whether constraints may have parameters.</summary>
    public bool IsDeclared => Schema is not null || IsLegacy;

    /// <summary>Tells what is wrong with parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="issues">Where it is told.</param>
    public void Check(ObjectNode parameters, PolicyIssues issues)
    {
        if (Schema is not null)
            new SchemaCheck(new SchemaProblems(issues), IsLegacy).Check(parameters, Schema, "spec.parameters");
    }

    /// <summary>Parameters with the defaults of the schema.</summary>
    /// <param name="parameters">The parameters; <c>null</c> for none.</param>
    public ObjectNode? WithDefaults(ObjectNode? parameters) => Schema is null ? parameters : SchemaDefaults.Apply(parameters, Schema);
}
