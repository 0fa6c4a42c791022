using Plimsoll.Cel;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Makes one mutation.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch, v1.37.</remarks>
static class PolicyMutator
{
    /// <summary>Evaluates a mutation and applies it to the object.</summary>
    public static Mutated Mutate(MutatingPolicy policy, PolicyMutation mutation, ReviewValues values, KubernetesObject current)
    {
        var expression = mutation.Expression;
        var group = new ExpressionGroup(values, policy, CelLimits.CostPerBinding);
        var value = group.Evaluate(expression.Program);
        if (group.IsOutOfBudget)
            return new Mutated(null, ExpressionErrors.OutOfBudget, expression.Location, group.Spent);
        if (value.AsError is { } error)
        {
            return new Mutated(
                null, ExpressionErrors.Of(expression, error), ExpressionErrors.PlaceOf(expression, error), group.Spent);
        }

        var problem = "";
        var root = mutation.Kind == MutationKind.ApplyConfiguration
            ? Apply(value, expression.Location, values, current, ref problem)
            : Patch(value, expression.Location, current, ref problem);
        var made = root is MappingNode mapping ? KubernetesObject.From(mapping) : null;
        if (made is null && problem.Length == 0)
            problem = "the result is no Kubernetes object: apiVersion and kind are required";
        return new Mutated(made, problem, expression.Location, group.Spent);
    }

    static MappingNode? Apply(
        CelValue value, SourceLocation place, ReviewValues values, KubernetesObject current, ref string problem)
    {
        if (value.AsStruct is not DynamicObject applied)
        {
            problem = $"unsupported return type from ApplyConfiguration expression: {value.Type}";
            return null;
        }

        if (applied.MisnamedParts().FirstOrDefault() is { } misnamed)
        {
            problem = $"type mismatch: {misnamed}";
            return null;
        }

        if (!ValueNode.TryMake(value, place, out var node, out problem))
            return null;
        var reference = current.Reference;
        var schema = values.Cluster.Schemas.Find(reference.ApiVersion, reference.Kind);
        var configuration = ((MappingNode)node!) // An object becomes a mapping.
            .With("apiVersion", NodeMaking.Text(reference.ApiVersion, place))
            .With("kind", NodeMaking.Text(reference.Kind, place));
        var merged = StructuredMerge.Apply(current.Root, configuration, schema);
        problem = merged.Problem is { } misfit ? $"error applying patch: {misfit}" : "";
        return merged.Merged;
    }

    static ObjectNode? Patch(CelValue value, SourceLocation place, KubernetesObject current, ref string problem)
    {
        if (value.AsList is not { } list)
        {
            problem = "type mismatch: JSONPatchType.expression should evaluate to array";
            return null;
        }

        var operations = new List<PatchOperation>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (OperationOf(list[i], place, ref problem) is not { } operation)
                return null;
            operations.Add(operation);
        }

        var outcome = JsonPatch.Apply(current.Root, operations);
        if (!outcome.IsTestFailed && outcome.Root is null)
            problem = $"JSONPatch: {outcome.Problem}";
        return outcome.Root;
    }

    static PatchOperation? OperationOf(CelValue item, SourceLocation place, ref string problem)
    {
        if (item.AsStruct is not JsonPatchOperation operation)
        {
            problem = "type mismatch: JSONPatchType.expression should evaluate to array of JSONPatch";
            return null;
        }

        ObjectNode? value = null;
        if (operation.HasValue)
        {
            if (operation.Value.AsStruct is DynamicObject part && part.MisnamedParts().FirstOrDefault() is { } misnamed)
            {
                problem = $"type mismatch: {misnamed}";
                return null;
            }

            if (!ValueNode.TryMake(operation.Value, place, out value, out problem))
                return null;
        }

        return new PatchOperation(operation.Operation, operation.Path, operation.From, value);
    }
}
