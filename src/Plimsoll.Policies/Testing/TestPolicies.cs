using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>The policies under test.</summary>
static class TestPolicies
{
    /// <summary>
    /// Compiles the policies among documents. One without a binding gets one that denies and, where it has a paramKind, takes every
    /// parameter object: so an expression can be tested before anybody decides where it is in force.
    /// </summary>
    /// <param name="documents">Policies, bindings and the facts beside them.</param>
    /// <param name="version">The version of the API server.</param>
    public static PolicySet Read(ImmutableArray<KubernetesObject> documents, KubernetesVersion version)
    {
        var read = PolicySet.Read(documents, version);
        var bound = BoundIn(documents);
        return read with
        {
            ValidatingBindings =
            [
                .. read.ValidatingBindings,
                .. Unbound(read.Validating, bound).Select(policy => new ValidatingBinding
                {
                    Name = policy.Name,
                    PolicyName = policy.Name,
                    ParamRef = ParamsOf(policy),
                }),
            ],
            MutatingBindings =
            [
                .. read.MutatingBindings,
                .. Unbound(read.Mutating, bound).Select(policy => new MutatingBinding
                {
                    Name = policy.Name,
                    PolicyName = policy.Name,
                    ParamRef = ParamsOf(policy),
                }),
            ],
            Unread = [.. read.Unread.Where(unread => !SaysUnbound(unread, documents, bound))],
        };
    }

    /// <summary>The kinds of the parameters of all policies.</summary>
    public static ImmutableHashSet<ParamKind> ParamKinds(PolicySet policies) =>
    [
        .. policies.Validating.Select(policy => policy.ParamKind).OfType<ParamKind>(),
        .. policies.Mutating.Select(policy => policy.ParamKind).OfType<ParamKind>(),
    ];

    internal static HashSet<(string Kind, string Policy)> BoundIn(ImmutableArray<KubernetesObject> documents) =>
    [
        .. documents
            .Where(document => PolicyKinds.Of(document.Reference) is PolicyKind.ValidatingBinding or PolicyKind.MutatingBinding)
            .Select(binding => (binding.Reference.Kind[..^"Binding".Length], binding.Root["spec"]?["policyName"].AsText ?? "")),
    ];

    static IEnumerable<T> Unbound<T>(ImmutableArray<T> policies, HashSet<(string Kind, string Policy)> bound)
        where T : AdmissionPolicy =>
        policies.Where(policy => !bound.Contains((policy.Object.Reference.Kind, policy.Name)));

    static ParamRef? ParamsOf(AdmissionPolicy policy) =>
        policy.ParamKind is null ? null : new ParamRef("", "", LabelSelector.Everything, DeniesWhenMissing: true);

    /// <summary>Whether a problem is that a policy has no binding, which in a test is none.</summary>
    internal static bool SaysUnbound(Unread unread, ImmutableArray<KubernetesObject> documents, HashSet<(string Kind, string Policy)> bound) =>
        unread.Reason == UnreadReason.Missing && documents.Any(document =>
            document.Reference.ToString() == unread.Subject
            && PolicyKinds.Of(document.Reference) is PolicyKind.Validating or PolicyKind.Mutating
            && !bound.Contains((document.Reference.Kind, document.Reference.Name)));
}
