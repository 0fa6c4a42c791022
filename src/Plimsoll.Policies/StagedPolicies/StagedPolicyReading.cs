using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Reads and compiles policies of our own kind, as strictly as their JSON schema.</summary>
static class StagedPolicyReading
{
    /// <summary>The fields of the spec.</summary>
    internal static readonly string[] Fields =
    [
        "stages", "severity", "validationActions", "stageActions", "failurePolicy",
        "matchConstraints", "matchConditions", "variables", "validations",
    ];

    /// <summary>A policy without matchConstraints is about everything that runs Pods.</summary>
    static readonly MatchRules Workloads = new()
    {
        ResourceRules =
        [
            Rule("", "pods", "podtemplates", "replicationcontrollers"),
            Rule("apps", "deployments", "replicasets", "daemonsets", "statefulsets"),
            Rule("batch", "jobs", "cronjobs"),
        ],
    };

    /// <summary>The policy; <c>null</c> where it has issues.</summary>
    /// <param name="found">The document.</param>
    /// <param name="kubernetes">What expressions may use in the Kubernetes version that is meant.</param>
    /// <param name="issues">Takes the issues.</param>
    public static StagedPolicy? Read(KubernetesObject found, CelEnvironment kubernetes, PolicyIssues issues)
    {
        if (PolicyReading.Spec(found, issues, Fields) is not { } spec)
            return null;
        if (found.Reference.Namespace.Length > 0)
            issues.Add(spec.Node.Location, "metadata.namespace: a Policy is cluster-scoped and has none");
        var stages = Stages(spec);
        var actions = new StageActionsReading(spec, stages);
        var severity = Enum.Parse<Severity>(spec.Word("severity", isRequired: true, "Low", "Medium", "High", "Critical"));
        var rules = ReadRules(found, spec, kubernetes, stages);
        return !issues.IsEmpty ? null : new StagedPolicy
        {
            Object = found,
            Severity = severity,
            Stages = [.. stages.Select((stage, i) => new StageRules(stage, actions[stage], rules[i]))],
        };
    }

    static ImmutableArray<PolicyStage> Stages(FieldReader spec)
    {
        var stages = ImmutableArray.CreateBuilder<PolicyStage>();
        foreach (var word in spec.Texts("stages", isRequired: true))
        {
            if (StageOf(word) is not { } stage)
                spec.Fail("stages", $"must be build, deploy or run, not \"{word}\"");
            else if (stages.Contains(stage))
                spec.Fail("stages", $"must not name {word} twice");
            else
                stages.Add(stage);
        }

        stages.Sort();
        return stages.ToImmutable();
    }

    /// <summary>The stage of a word.</summary>
    internal static PolicyStage? StageOf(string word) => word switch
    {
        "build" => PolicyStage.Build,
        "deploy" => PolicyStage.Deploy,
        "run" => PolicyStage.Run,
        _ => null,
    };

    /// <summary>The word of a stage.</summary>
    internal static string WordOf(PolicyStage stage) => stage switch
    {
        PolicyStage.Build => "build",
        PolicyStage.Deploy => "deploy",
        _ => "run",
    };

    /// <summary>The rules compiled for each stage. A mistake that every stage finds is told once; another with its stage.</summary>
    static ImmutableArray<ValidatingPolicy> ReadRules(
        KubernetesObject found, FieldReader spec, CelEnvironment kubernetes, ImmutableArray<PolicyStage> stages)
    {
        var constraints = Constraints(spec, stages);
        if (spec.Node["validations"] is not SequenceNode { Items.IsEmpty: false })
            spec.Fail("validations", "must hold at least one");
        var rules = ImmutableArray.CreateBuilder<ValidatingPolicy>(stages.Length);
        var issues = new List<(PolicyStage Stage, PolicyIssue Issue)>();
        foreach (var stage in stages)
        {
            var own = new PolicyIssues(found.Reference);
            rules.Add(Compile(found, new FieldReader(spec.Node, "spec", own, Fields), kubernetes, stage, constraints));
            issues.AddRange(own.All.Select(issue => (stage, issue)));
        }

        foreach (var same in issues.GroupBy(found => found.Issue))
        {
            var isEverywhere = same.Count() == stages.Length;
            var where = isEverywhere ? "" : $" (stage {string.Join(", ", same.Select(found => WordOf(found.Stage)))})";
            spec.Issues.Add(same.Key.Location, same.Key.Message + where + Hint(same.Key.Message));
        }

        return rules.ToImmutable();
    }

    static MatchRules Constraints(FieldReader spec, ImmutableArray<PolicyStage> stages)
    {
        if (!spec.Has("matchConstraints"))
            return Workloads;
        if (!stages.Contains(PolicyStage.Deploy))
            spec.Fail("matchConstraints", "is about objects, which only the stage deploy has: use matchConditions");
        var read = MatchRulesReading.Read(spec, "matchConstraints", isRequired: false, isMutating: false);
        return read.ResourceRules.IsEmpty ? read with { ResourceRules = Workloads.ResourceRules } : read;
    }

    static ValidatingPolicy Compile(
        KubernetesObject found, FieldReader spec, CelEnvironment kubernetes, PolicyStage stage, MatchRules constraints)
    {
        var expressions = new ExpressionReading(new PolicyEnvironment(kubernetes, hasParams: false, StageVariables.Of(stage)));
        return new ValidatingPolicy(expressions.Environment)
        {
            Object = found,
            IgnoresFailures = spec.Word("failurePolicy", isRequired: false, "Fail", "Ignore") == "Ignore",
            MatchConstraints = constraints,
            Variables = expressions.Variables(spec),
            MatchConditions = expressions.MatchConditions(spec),
            Validations = expressions.Validations(spec),
        };
    }

    static string Hint(string message) =>
        message.Contains("undeclared reference to 'image'", StringComparison.Ordinal)
            ? "; images is there at every stage, image where one image was built"
        : message.Contains("undeclared reference to 'object'", StringComparison.Ordinal)
            ? "; there is an object at stage deploy only"
        : message.Contains("undeclared reference to 'workload'", StringComparison.Ordinal)
            ? "; there is a workload at the stages deploy and run"
            : "";

    static ResourceRule Rule(string group, params ImmutableArray<string> resources) => new(
        [group], ["*"], [AdmissionOperation.Create, AdmissionOperation.Update], resources, [], RuleScope.All);
}
