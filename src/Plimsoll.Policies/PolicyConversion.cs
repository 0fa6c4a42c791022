using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>Writes policies of our own kind as plain ValidatingAdmissionPolicies.</summary>
public static class PolicyConversion
{
    const string ApiVersion = "admissionregistration.k8s.io/v1";

    static readonly ImmutableArray<string> SharedFields = ["failurePolicy", "matchConditions", "variables", "validations"];

    /// <summary>
    /// The ValidatingAdmissionPolicy and its binding; or why there cannot be one: it has no stage deploy, or an expression uses what
    /// only Plimsoll knows (<c>images</c>, <c>workload</c>, <c>now</c>).
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="version">The Kubernetes version of the cluster that is to take it.</param>
    public static ConvertedPolicy ToValidatingAdmissionPolicy(StagedPolicy policy, KubernetesVersion version)
    {
        if (policy.At(PolicyStage.Deploy) is not { } rules)
            return ConvertedPolicy.Impossible("a ValidatingAdmissionPolicy is asked about objects, and this policy has no stage deploy", policy.Location);
        var validating = PolicyOf(policy, rules);
        // The API server's own rules decide: what it would refuse is not written.
        var issues = PolicyReading.Read([validating], KubernetesEnvironment.For(version)).Issues;
        if (issues is [var issue, ..])
            return ConvertedPolicy.Impossible(Explain(issue.Message), issue.Location);
        var binding = BindingOf(policy, rules);
        return new ConvertedPolicy($"{YamlOutput.Write(validating.Root)}---\n{YamlOutput.Write(binding)}", "", null);
    }

    static string Explain(string message) =>
        StageVariables.Of(PolicyStage.Deploy).Variables.FirstOrDefault(variable =>
            message.Contains($"undeclared reference to '{variable.Name}'", StringComparison.Ordinal)) is { } own
                ? $"it uses {own.Name}, which only Plimsoll knows ({message})"
                : message;

    static KubernetesObject PolicyOf(StagedPolicy policy, StageRules rules)
    {
        var place = policy.Location;
        var written = policy.Object.Root["spec"] as MappingNode ?? NodeMaking.Mapping([], place);
        var spec = NodeMaking.Mapping([], place).With("matchConstraints", Constraints(written, rules.Rules.MatchConstraints, place));
        foreach (var field in SharedFields)
        {
            if (written.TryGet(field, out var value))
                spec = spec.With(field, value);
        }

        var root = NodeEdits.Texts(place, ("apiVersion", ApiVersion), ("kind", "ValidatingAdmissionPolicy"))
            .With("metadata", Metadata(policy, place))
            .With("spec", spec);
        return new KubernetesObject(new ObjectReference(ApiVersion, "ValidatingAdmissionPolicy", "", policy.Name), root);
    }

    /// <summary>Labels and annotations go along; the severity, which has no field there, becomes one.</summary>
    static MappingNode Metadata(StagedPolicy policy, SourceLocation place)
    {
        var metadata = policy.Object.Root["metadata"] as MappingNode ?? NodeMaking.Mapping([], place);
        var annotations = metadata.Below("annotations")
            .With(PolicyText.Prefix + "severity", NodeMaking.Text(policy.Severity.ToString(), place));
        return metadata.With("annotations", annotations);
    }

    /// <summary>The match constraints, with the resources that a Policy without resource rules is about.</summary>
    static MappingNode Constraints(MappingNode spec, MatchRules rules, SourceLocation place)
    {
        var written = spec["matchConstraints"] as MappingNode ?? NodeMaking.Mapping([], place);
        if (written["resourceRules"].IsSet)
            return written;
        var resources = rules.ResourceRules.Select(rule => (ObjectNode)NodeMaking.Mapping([], place)
            .With("apiGroups", Texts(rule.ApiGroups, place))
            .With("apiVersions", Texts(rule.ApiVersions, place))
            .With("operations", Texts(rule.Operations.Select(AdmissionRequests.NameOf), place))
            .With("resources", Texts(rule.Resources, place)));
        return written.With("resourceRules", NodeMaking.Sequence([.. resources], place));
    }

    static MappingNode BindingOf(StagedPolicy policy, StageRules rules)
    {
        var place = policy.Location;
        return NodeEdits.Texts(place, ("apiVersion", ApiVersion), ("kind", "ValidatingAdmissionPolicyBinding"))
            .With("metadata", NodeEdits.Texts(place, ("name", policy.Name)))
            .With("spec", NodeEdits.Texts(place, ("policyName", policy.Name))
                .With("validationActions", Texts(rules.Actions.Select(action => action.ToString()), place)));
    }

    static SequenceNode Texts(IEnumerable<string> texts, SourceLocation place) =>
        NodeMaking.Sequence([.. texts.Select(text => NodeMaking.Text(text, place))], place);
}
