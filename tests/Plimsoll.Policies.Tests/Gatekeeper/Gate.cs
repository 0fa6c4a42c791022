using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Templates, constraints and objects as tests write them.</summary>
static class Gate
{
    /// <summary>Parameters with one field, a list of texts.</summary>
    public const string LabelsSchema = "{type: object, properties: {labels: {type: array, items: {type: string}}}}";

    /// <summary>The template <c>K8sLabels</c> with CEL.</summary>
    /// <param name="source">Of the engine K8sNativeValidation.</param>
    /// <param name="schema">Of the parameters; empty for none.</param>
    public static string Native(string source, string schema = LabelsSchema) =>
        Template($"      code:\n      - engine: K8sNativeValidation\n        source:\n{Indented(source, 10)}", schema);

    /// <summary>The template <c>K8sLabels</c> with Rego.</summary>
    /// <param name="rego">The module.</param>
    /// <param name="schema">Of the parameters; empty for none.</param>
    public static string Rego(string rego, string schema = LabelsSchema) => Template($"      rego: |\n{Indented(rego, 8)}", schema);

    /// <summary>The template <c>K8sLabels</c>.</summary>
    /// <param name="code">The rest of its target, indented by six spaces.</param>
    /// <param name="schema">Of the parameters; empty for none.</param>
    /// <param name="version">Of its API.</param>
    public static string Template(string code, string schema = LabelsSchema, string version = "v1") => $$"""
        apiVersion: templates.gatekeeper.sh/{{version}}
        kind: ConstraintTemplate
        metadata:
          name: k8slabels
        spec:
          crd:
            spec:
              names: {kind: K8sLabels}
              {{(schema.Length == 0 ? "" : $"validation: {{openAPIV3Schema: {schema}}}")}}
          targets:
            - target: admission.k8s.gatekeeper.sh
        {{code}}
        """;

    /// <summary>A template that denies everything.</summary>
    public static string Deny { get; } = Native("validations: [{expression: \"false\", message: denied}]");

    /// <summary>A constraint of the kind <c>K8sLabels</c>.</summary>
    /// <param name="spec">Its spec, in flow style.</param>
    /// <param name="name">Its name.</param>
    public static string Constraint(string spec = "{}", string name = "must") => $$"""
        apiVersion: constraints.gatekeeper.sh/v1beta1
        kind: K8sLabels
        metadata: {name: {{name}}}
        spec: {{spec}}
        """;

    public static GatekeeperPolicies Read(params ReadOnlySpan<string> yaml) => Read(GatekeeperEngine.Preferred, yaml);

    public static GatekeeperPolicies Read(GatekeeperEngine engine, params ReadOnlySpan<string> yaml) =>
        GatekeeperPolicies.Read(Written.Objects(string.Join("\n---\n", yaml.ToArray())), KubernetesVersion.Newest, engine);

    /// <summary>The same where nothing is wrong.</summary>
    public static GatekeeperPolicies Valid(params ReadOnlySpan<string> yaml)
    {
        var policies = Read(yaml);
        Assert.Empty(policies.Issues);
        Assert.Empty(policies.NotEvaluated);
        return policies;
    }

    /// <summary>The one issue of what is read.</summary>
    public static PolicyIssue Issue(params ReadOnlySpan<string> yaml) => Assert.Single(Read(yaml).Issues);

    public static KubernetesObject Object(string yaml) => Assert.Single(Written.Objects(yaml));

    public static AdmissionRequest Create(string yaml) => AdmissionRequests.Create(Object(yaml));

    public static ImmutableArray<GatekeeperResult> Review(
        this GatekeeperPolicies policies, string yaml, string data = "", GatekeeperReviewOptions? options = null) =>
        policies.Review(
            Create(yaml),
            data.Length == 0 ? ReferentialData.Empty : ReferentialData.From(Written.Objects(data)),
            options ?? GatekeeperReviewOptions.Default,
            TestContext.Current.CancellationToken);

    static string Indented(string text, int spaces) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', spaces) + line));
}
