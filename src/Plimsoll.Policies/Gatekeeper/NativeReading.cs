using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads and compiles the CEL of a template as a ValidatingAdmissionPolicy, which is what Gatekeeper makes of it.</summary>
/// <remarks>github.com/open-policy-agent/gatekeeper, pkg/drivers/k8scel: <c>variables.params</c> and <c>variables.anyObject</c> are bound first.</remarks>
static class NativeReading
{
    const string ReservedPrefix = "gatekeeper_internal_";
    const string AnyObject = "anyObject";
    const string Parameters = "params";

    static readonly (string Name, string Expression)[] Bound =
    [
        (AnyObject, "object == null && has(request.operation) && request.operation == 'DELETE' ? oldObject : object"),
        (Parameters, "has(params.spec) && has(params.spec.parameters) ? params.spec.parameters : null"),
    ];

    /// <summary>The policy; <c>null</c> where names of Gatekeeper's own are taken. What is wrong with the code is told.</summary>
    /// <param name="template">The template.</param>
    /// <param name="source">The mapping with <c>validations</c> and <c>variables</c>.</param>
    /// <param name="kubernetes">What expressions may use.</param>
    public static ValidatingPolicy? Read(KubernetesObject template, FieldReader source, CelEnvironment kubernetes)
    {
        if (!AreNamesFree(source, "variables", AnyObject, Parameters) | !AreNamesFree(source, "matchConditions"))
            return null;
        var spec = new FieldReader(Prepared(source.Node), source.Path, source.Issues, KeysOf(source.Node));
        var expressions = new ExpressionReading(new PolicyEnvironment(kubernetes, hasParams: true));
        return new ValidatingPolicy(expressions.Environment)
        {
            Object = template,
            MatchConstraints = MatchRules.Everything,
            IgnoresFailures = spec.Word("failurePolicy", isRequired: false, "Fail", "Ignore") == "Ignore",
            Variables = expressions.Variables(spec),
            MatchConditions = expressions.MatchConditions(spec),
            Validations = expressions.Validations(spec),
        };
    }

    static string[] KeysOf(MappingNode node) => [.. node.Entries.Select(entry => entry.Key), "variables", "matchConditions"];

    static bool AreNamesFree(FieldReader source, string key, params ReadOnlySpan<string> reserved)
    {
        var areFree = true;
        foreach (var item in source.Node[key].AsMappings)
        {
            var name = item["name"].AsText ?? "";
            var isReserved = reserved.Contains(name);
            if (!isReserved && !name.StartsWith(ReservedPrefix, StringComparison.Ordinal))
                continue;
            areFree = false;
            var why = isReserved ? "is a variable of Gatekeeper's own" : $"begins with {ReservedPrefix}, which is Gatekeeper's own";
            source.Issues.Add(item.LocationOf("name"), $"{source.PathOf(key)}: \"{name}\" {why}");
        }

        return areFree;
    }

    /// <summary>The source with Gatekeeper's variables before its own, and conditions under the name that a policy has for them.</summary>
    static MappingNode Prepared(MappingNode source)
    {
        var place = source.Location;
        var own = (source["variables"] as SequenceNode)?.Items ?? [];
        var variables = NodeMaking.Sequence([.. Bound.Select(bound => Variable(bound.Name, bound.Expression, place)), .. own], place);
        var prepared = source["variables"] is null or SequenceNode ? source.With("variables", variables) : source;
        // Gatekeeper's own name for the field has no s.
        return prepared["matchCondition"] is { } conditions && prepared["matchConditions"] is null
            ? prepared.With("matchConditions", conditions)
            : prepared;
    }

    static MappingNode Variable(string name, string expression, SourceLocation place) =>
        NodeEdits.Texts(place, ("name", name), ("expression", expression));
}
