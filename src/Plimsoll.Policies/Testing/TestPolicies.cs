using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
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
        var unbound = read.Unbound.Select(unread => unread.Location).ToHashSet();
        return read with
        {
            ValidatingBindings =
            [
                .. read.ValidatingBindings,
                .. Unbound(read.Validating, unbound).Select(policy => new ValidatingBinding
                {
                    Name = policy.Name,
                    PolicyName = policy.Name,
                    ParamRef = ParamsOf(policy),
                }),
            ],
            MutatingBindings =
            [
                .. read.MutatingBindings,
                .. Unbound(read.Mutating, unbound).Select(policy => new MutatingBinding
                {
                    Name = policy.Name,
                    PolicyName = policy.Name,
                    ParamRef = ParamsOf(policy),
                }),
            ],
            Unbound = [],
            Unread = read.UnreadIfBound,
        };
    }

    /// <summary>The kinds of the parameters of all policies.</summary>
    public static ImmutableHashSet<ParamKind> ParamKinds(PolicySet policies) =>
    [
        .. policies.Validating.Select(policy => policy.ParamKind).OfType<ParamKind>(),
        .. policies.Mutating.Select(policy => policy.ParamKind).OfType<ParamKind>(),
    ];

    static IEnumerable<T> Unbound<T>(ImmutableArray<T> policies, HashSet<SourceLocation?> unbound)
        where T : AdmissionPolicy =>
        policies.Where(policy => unbound.Contains(policy.Location));

    static ParamRef? ParamsOf(AdmissionPolicy policy) =>
        policy.ParamKind is null ? null : new ParamRef("", "", LabelSelector.Everything, DeniesWhenMissing: true);
}
