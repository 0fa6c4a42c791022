using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads constraints, and checks them against what their template allows.</summary>
/// <remarks>github.com/open-policy-agent/frameworks, constraint/pkg/client/crds; github.com/open-policy-agent/gatekeeper, pkg/util/enforcement_action.go.</remarks>
static class ConstraintReading
{
    /// <summary>Longest name of a constraint, in characters.</summary>
    const int MaxName = 63;

    /// <summary>The constraint; <c>null</c> where it cannot be used, which is told.</summary>
    /// <param name="found">The object.</param>
    /// <param name="template">Its template.</param>
    /// <param name="issues">Where it is told.</param>
    /// <param name="warnings">Where it is told what is wrong with a constraint that can be used.</param>
    public static Constraint? Read(KubernetesObject found, ConstraintTemplate template, PolicyIssues issues, PolicyIssues warnings)
    {
        var root = new FieldReader(found.Root, "", issues, "apiVersion", "kind", "metadata", "spec", "status");
        CheckVersion(root, found);
        CheckName(root);
        var spec = new FieldReader(
            root.Mapping("spec") ?? NodeMaking.Mapping([], found.Location), "spec", issues, Known(template));
        if (template.Parameters.IsDeclared && spec.Node["parameters"] is { } written && written.IsSet)
            template.Parameters.Check(written, issues);
        var parameters = template.Parameters.WithDefaults(spec.Node["parameters"]);
        var action = Action(spec, warnings);
        var constraint = new Constraint(Effective(found, spec.Node, parameters))
        {
            Object = found,
            Template = template,
            Match = spec.Has("match") ? MatchCriteriaReading.Read(spec, "match") : null,
            EnforcementAction = action,
            ScopedActions = ScopedActions(spec, action),
            Parameters = parameters,
        };
        return issues.IsEmpty ? constraint : null;
    }

    static string[] Known(ConstraintTemplate template) => template.Parameters.IsDeclared
        ? ["match", "enforcementAction", "scopedEnforcementActions", "parameters"]
        : ["match", "enforcementAction", "scopedEnforcementActions"];

    static void CheckVersion(FieldReader root, KubernetesObject found)
    {
        if (GroupVersionKind.Of(found.Reference.ApiVersion, found.Reference.Kind).Version is not ("v1beta1" or "v1alpha1"))
            root.Fail("apiVersion", $"must be constraints.gatekeeper.sh/v1beta1 or v1alpha1, not \"{found.Reference.ApiVersion}\"");
    }

    static void CheckName(FieldReader root)
    {
        var metadata = root.Mapping("metadata", isRequired: true);
        if (metadata is null)
            return;
        var name = metadata["name"].AsText ?? "";
        if (!PolicyNames.IsSubdomain(name))
            root.Issues.Add(metadata.LocationOf("name"), "metadata.name: must be a lower-case DNS name");
        else if (name.Length > MaxName)
            root.Issues.Add(metadata.LocationOf("name"), $"metadata.name: must be at most {MaxName} characters long, is {name.Length}");
    }

    static EnforcementAction Action(FieldReader spec, PolicyIssues warnings)
    {
        var word = spec.Text("enforcementAction");
        var action = ActionOf(word.Length == 0 ? "deny" : word);
        if (action == EnforcementAction.Unrecognized)
        {
            warnings.Add(
                spec.PlaceOf("enforcementAction"),
                $"spec.enforcementAction: \"{word}\" is none of deny, warn, dryrun and scoped: violations are recorded and nothing follows from them");
        }

        return action;
    }

    static EnforcementAction ActionOf(string word) => word switch
    {
        "deny" => EnforcementAction.Deny,
        "warn" => EnforcementAction.Warn,
        "dryrun" => EnforcementAction.Dryrun,
        "scoped" => EnforcementAction.Scoped,
        _ => EnforcementAction.Unrecognized,
    };

    static ImmutableArray<ScopedAction> ScopedActions(FieldReader spec, EnforcementAction action)
    {
        if (action == EnforcementAction.Scoped && !spec.Has("scopedEnforcementActions"))
            spec.Fail("scopedEnforcementActions", "is required where enforcementAction is scoped");
        return [.. spec.Mappings("scopedEnforcementActions").Select(item =>
            Scoped(new FieldReader(item.Node, item.Path, spec.Issues, "action", "enforcementPoints")))];
    }

    static ScopedAction Scoped(FieldReader reader)
    {
        var word = reader.Text("action", isRequired: true);
        var action = ActionOf(word);
        if (action is EnforcementAction.Scoped or EnforcementAction.Unrecognized && word.Length > 0)
            reader.Fail("action", $"must be deny, warn or dryrun, not \"{word}\"");
        if (!reader.Has("enforcementPoints"))
            reader.Fail("enforcementPoints", "is required");
        var points = ImmutableArray.CreateBuilder<EnforcementPoint>();
        foreach (var (node, path) in reader.Mappings("enforcementPoints"))
        {
            var point = new FieldReader(node, path, reader.Issues, "name");
            var name = point.Text("name", isRequired: true);
            if (EnforcementPoints.Of(name) is { } known)
                points.Add(known);
            else if (name.Length > 0)
                point.Fail("name", $"\"{name}\" is no enforcement point");
        }

        return new ScopedAction(action, points.ToImmutable());
    }

    static KubernetesObject Effective(KubernetesObject found, MappingNode spec, ObjectNode? parameters) =>
        parameters is null || ReferenceEquals(parameters, spec["parameters"])
            ? found
            : found with { Root = found.Root.With("spec", spec.With("parameters", parameters)) };
}
