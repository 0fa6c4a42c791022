using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Exceptions;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>The policies in force, compiled, with the bindings and the cluster's facts that lie beside them. Immutable; safe for concurrent use.</summary>
public sealed record PolicySet
{
    /// <summary>No policies.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>The Kubernetes version that decides which functions expressions may call.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Newest;

    /// <summary>The ValidatingAdmissionPolicies that can be used, in written order.</summary>
    public ImmutableArray<ValidatingPolicy> Validating { get; init; } = [];

    /// <summary>Their bindings, in written order.</summary>
    public ImmutableArray<ValidatingBinding> ValidatingBindings { get; init; } = [];

    /// <summary>The MutatingAdmissionPolicies that can be used, in written order.</summary>
    public ImmutableArray<MutatingPolicy> Mutating { get; init; } = [];

    /// <summary>Their bindings, in written order.</summary>
    public ImmutableArray<MutatingBinding> MutatingBindings { get; init; } = [];

    /// <summary>The policies of our own kind that can be used, in written order.</summary>
    public ImmutableArray<StagedPolicy> Staged { get; init; } = [];

    /// <summary>Gatekeeper's templates and constraints that can be used.</summary>
    public GatekeeperPolicies Gatekeeper { get; init; } = GatekeeperPolicies.Empty;

    /// <summary>Gatekeeper's mutators that can be used, in written order.</summary>
    public ImmutableArray<Mutator> Mutators { get; init; } = [];

    /// <summary>Gatekeeper's ExpansionTemplates that can be used, in written order.</summary>
    public ImmutableArray<ExpansionTemplate> Expansions { get; init; } = [];

    /// <summary>The exceptions that lie beside the policies.</summary>
    public ExceptionGrants Exceptions { get; init; } = ExceptionGrants.None;

    /// <summary>What lies beside the policies and is none: parameters, CustomResourceDefinitions, Namespaces, RBAC objects.</summary>
    public ImmutableArray<KubernetesObject> Facts { get; init; } = [];

    /// <summary>
    /// The documents that cannot be used, with their places: what they would deny is not known, so a verdict is Incomplete. A policy
    /// without a binding is among them: in a cluster it does nothing, which nobody means who names it.
    /// </summary>
    public ImmutableArray<Unread> Unread { get; init; } = [];

    /// <summary>Those of <see cref="Unread"/> that are policies without a binding.</summary>
    internal ImmutableArray<Unread> Unbound { get; init; } = [];

    /// <summary><see cref="Unread"/> for who does not mind that a policy is not bound: its tests, its explanation.</summary>
    internal ImmutableArray<Unread> UnreadIfBound
    {
        get
        {
            var unbound = Unbound.ToHashSet();
            return Unread.RemoveAll(unbound.Contains);
        }
    }

    /// <summary>The policies that can be used, without their bindings; <c>null</c> where none were given.</summary>
    public PoliciesInForce? InForce => IsEmpty ? null : new PoliciesInForce(
        [
            .. Validating.Select(policy => policy.Object.Reference),
            .. Mutating.Select(policy => policy.Object.Reference),
            .. Staged.Select(policy => policy.Object.Reference),
            .. Gatekeeper.Constraints.Select(constraint => constraint.Object.Reference),
            .. Mutators.Select(mutator => mutator.Object.Reference),
            .. Expansions.Select(template => template.Object.Reference),
        ],
        Version.ToString());

    /// <summary>Whether there is nothing to judge by, and nothing that could not be read.</summary>
    public bool IsEmpty => Validating.IsEmpty && Mutating.IsEmpty && Staged.IsEmpty && Gatekeeper.IsEmpty && Mutators.IsEmpty && Expansions.IsEmpty && Unread.IsEmpty;

    /// <summary>Reads and compiles policies.</summary>
    /// <param name="documents">Policies, bindings and the facts beside them, in any order.</param>
    /// <param name="version">The Kubernetes version that decides which functions expressions may call.</param>
    /// <param name="engine">Which code decides where a ConstraintTemplate has several.</param>
    public static PolicySet Read(
        ImmutableArray<KubernetesObject> documents, KubernetesVersion version, GatekeeperEngine engine = GatekeeperEngine.Preferred) =>
        new PolicySetReading(version, engine).Read(documents);

    /// <summary>Whether a document is a policy or a binding, of a kind that we understand or one that we know we do not.</summary>
    /// <param name="document">The document.</param>
    public static bool IsPolicy(KubernetesObject document) => PolicyKinds.Of(document.Reference) != PolicyKind.None;
}
