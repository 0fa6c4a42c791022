using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads and compiles admission policies, as strictly as the API server does.</summary>
/// <remarks>
/// admissionregistration.k8s.io v1, v1beta1 and v1alpha1, which have one shape. Rules:
/// k8s.io/kubernetes/pkg/apis/admissionregistration/validation, v1.37.
/// </remarks>
public static class PolicyReading
{
    const string Group = "admissionregistration.k8s.io";

    /// <summary>Whether an object is an admission policy or a binding of one.</summary>
    public static bool IsPolicy(KubernetesObject candidate) =>
        GroupVersionKind.Of(candidate.Reference.ApiVersion, candidate.Reference.Kind) is
        {
            Group: Group,
            Version: "v1" or "v1beta1" or "v1alpha1",
            Kind: "ValidatingAdmissionPolicy" or "ValidatingAdmissionPolicyBinding"
                or "MutatingAdmissionPolicy" or "MutatingAdmissionPolicyBinding",
        };

    /// <summary>Reads the policies and bindings among objects. One with an issue is left out, and the rest goes on.</summary>
    /// <param name="objects">The objects; those that are no policies are passed over.</param>
    /// <param name="kubernetes">What expressions may use in the Kubernetes version that is meant.</param>
    public static AdmissionPolicySet Read(IEnumerable<KubernetesObject> objects, CelEnvironment kubernetes)
    {
        var validating = ImmutableArray.CreateBuilder<ValidatingPolicy>();
        var validatingBindings = ImmutableArray.CreateBuilder<ValidatingBinding>();
        var mutating = ImmutableArray.CreateBuilder<MutatingPolicy>();
        var mutatingBindings = ImmutableArray.CreateBuilder<MutatingBinding>();
        var all = ImmutableArray.CreateBuilder<PolicyIssue>();
        foreach (var found in objects.Where(IsPolicy))
        {
            var issues = new PolicyIssues(found.Reference);
            switch (found.Reference.Kind)
            {
                case "ValidatingAdmissionPolicy":
                    Keep(validating, ReadValidating(found, kubernetes, issues), issues);
                    break;
                case "ValidatingAdmissionPolicyBinding":
                    Keep(validatingBindings, BindingReading.ReadValidating(found, issues), issues);
                    break;
                case "MutatingAdmissionPolicy":
                    Keep(mutating, ReadMutating(found, kubernetes, issues), issues);
                    break;
                default:
                    Keep(mutatingBindings, BindingReading.ReadMutating(found, issues), issues);
                    break;
            }

            all.AddRange(issues.All);
        }

        return new AdmissionPolicySet(
            validating.ToImmutable(), validatingBindings.ToImmutable(), mutating.ToImmutable(), mutatingBindings.ToImmutable(),
            all.ToImmutable());
    }

    /// <summary>The reader of an object's spec; its metadata is checked on the way.</summary>
    internal static FieldReader? Spec(KubernetesObject found, PolicyIssues issues, params ReadOnlySpan<string> known)
    {
        var root = new FieldReader(found.Root, "", issues, "apiVersion", "kind", "metadata", "spec", "status");
        var name = root.Mapping("metadata", isRequired: true)?["name"].AsText;
        if (found.Root["metadata"] is MappingNode metadata && (name is null || !PolicyNames.IsSubdomain(name)))
            issues.Add(metadata.LocationOf("name"), "metadata.name: must be a lower-case DNS name");
        return root.Mapping("spec", isRequired: true) is { } spec ? new FieldReader(spec, "spec", issues, known) : null;
    }

    static void Keep<T>(ImmutableArray<T>.Builder kept, T? read, PolicyIssues issues)
        where T : class
    {
        if (issues.IsEmpty && read is not null)
            kept.Add(read);
    }

    static ValidatingPolicy? ReadValidating(KubernetesObject found, CelEnvironment kubernetes, PolicyIssues issues)
    {
        var spec = Spec(
            found, issues,
            "failurePolicy", "paramKind", "matchConstraints", "matchConditions", "variables", "validations", "auditAnnotations");
        if (spec is null)
            return null;
        if (IsEmpty(spec, "validations") && IsEmpty(spec, "auditAnnotations"))
            spec.Fail("validations", "validations or auditAnnotations must hold at least one");

        var paramKind = ReadParamKind(spec);
        var expressions = new ExpressionReading(new PolicyEnvironment(kubernetes, paramKind is not null));
        return new ValidatingPolicy(expressions.Environment)
        {
            Object = found,
            IgnoresFailures = spec.Word("failurePolicy", isRequired: false, "Fail", "Ignore") == "Ignore",
            ParamKind = paramKind,
            MatchConstraints = MatchRulesReading.Read(spec, "matchConstraints", isRequired: true, isMutating: false),
            Variables = expressions.Variables(spec),
            MatchConditions = expressions.MatchConditions(spec),
            Validations = expressions.Validations(spec),
            AuditAnnotations = expressions.AuditAnnotations(spec, found.Reference.Name),
        };
    }

    static MutatingPolicy? ReadMutating(KubernetesObject found, CelEnvironment kubernetes, PolicyIssues issues)
    {
        var spec = Spec(
            found, issues,
            "failurePolicy", "paramKind", "matchConstraints", "matchConditions", "variables", "mutations", "reinvocationPolicy");
        if (spec is null)
            return null;
        if (IsEmpty(spec, "mutations"))
            spec.Fail("mutations", "must hold at least one");
        var paramKind = ReadParamKind(spec);
        var types = kubernetes.With(DynamicObjects.Types).With(JsonPatchLibrary.Library);
        var expressions = new ExpressionReading(new PolicyEnvironment(types, paramKind is not null));
        return new MutatingPolicy(expressions.Environment)
        {
            Object = found,
            IgnoresFailures = spec.Word("failurePolicy", isRequired: false, "Fail", "Ignore") == "Ignore",
            ParamKind = paramKind,
            MatchConstraints = MatchRulesReading.Read(spec, "matchConstraints", isRequired: true, isMutating: true),
            Variables = expressions.Variables(spec),
            MatchConditions = expressions.MatchConditions(spec),
            Mutations = expressions.Mutations(spec),
            IsReinvoked = spec.Word("reinvocationPolicy", isRequired: true, "Never", "IfNeeded") == "IfNeeded",
        };
    }

    static bool IsEmpty(FieldReader spec, string key) => !spec.Has(key) || spec.Node[key] is SequenceNode { Items.IsEmpty: true };

    static ParamKind? ReadParamKind(FieldReader spec)
    {
        if (spec.Mapping("paramKind") is not { } node)
            return null;
        var reader = new FieldReader(node, spec.PathOf("paramKind"), spec.Issues, "apiVersion", "kind");
        return new ParamKind(reader.Text("apiVersion", isRequired: true), reader.Text("kind", isRequired: true));
    }
}
