using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>Policies with everything that an explanation must tell.</summary>
static class PolicyExplanationSample
{
    static readonly SourceLocation Place = new("shop/x.yaml", 2, 1);

    static readonly PolicyExplanation Full = new("ValidatingAdmissionPolicy", "replica-limit", Place)
    {
        Title = "More replicas than allowed",
        Description = "Nodes are dear.",
        Remediation = "Run fewer",
        Controls = ["CIS 1.2"],
        Severity = Severity.High,
        Matches = ["CREATE of deployments (apps v1)", "in namespaces with label a=b"],
        Excludes = ["DELETE of pods (core v1)"],
        Parameters = "ConfigMap (v1)",
        Uses =
        [
            new PolicyUse("binding", "strict", Place with { Line = 40 }, [Enforcement.Deny, Enforcement.Audit])
            {
                Parameters = "limits, without them every request is denied",
                Matches = ["objects with label c"],
            },
        ],
        Expressions =
        [
            new ExplainedExpression("matchConditions", 0, "young", Place with { Line = 10 }, "object.a", "bool", new CostEstimate(1, 2, 1_000_000)),
            new ExplainedExpression("variables", 0, "replicas", Place with { Line = 12 }, "object.b\n  .c", "int", new CostEstimate(3, 3, 1_000_000)),
            new ExplainedExpression("validations", 0, "", Place with { Line = 14 }, "variables.replicas < 5", "bool", new CostEstimate(1, 2_000_000, 1_000_000))
            {
                Message = "too \e[31mmany", Reason = "Forbidden",
            },
            new ExplainedExpression("messageExpressions", 0, "", Place with { Line = 15 }, "'a' + b", "string", new CostEstimate(2, ulong.MaxValue, 1_000_000)),
        ],
        ConditionCost = new CostEstimate(1, 2, 2_500_000),
        Cost = new CostEstimate(6, ulong.MaxValue, 10_000_000),
        Needs =
        [
            new VersionNeed("1.30", Place with { Line = 14 }, "undeclared reference to 'ip'"),
            new VersionNeed("1.28", Place with { Line = 12 }, "unsupported syntax '.?'"),
            new VersionNeed("1.28", Place with { Line = 15 }, "unsupported syntax '.?'"),
        ],
        CheckedKinds = ["apps/v1 Deployment"],
        Warnings = [new ExplainedWarning("spec.validations[0].expression", Place with { Line = 14 }, "apps/v1 Deployment: undefined field 'b'")],
    };

    /// <summary>A template in Rego without a constraint.</summary>
    public static PolicyExplanation Template { get; } = new("ConstraintTemplate", "k8slabels", new SourceLocation("x.yaml", 1, 1))
    {
        Title = "k8slabels",
        Matches = ["what its constraints are about"],
        Engine = "Rego",
        Reads = ["data.inventory cluster/v1/Namespace"],
    };

    public static string Render(IPolicyExplanationReport report, PolicyExplanation policy)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write([policy], [], output, Rendering.Plain);
        return output.ToString();
    }

    public static string Render(IPolicyExplanationReport report, ReportStyle? style = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(
            [Full, new PolicyExplanation("MutatingAdmissionPolicy", "bare", Place) { Title = "bare", IgnoresErrors = true, CheckedKinds = ["v1 Pod"] }],
            [new Unread("shop/y.yaml", UnreadReason.Malformed, "spec.validations[0]: no", Place with { Line = 3 })],
            output, style ?? Rendering.Plain);
        return output.ToString();
    }
}
