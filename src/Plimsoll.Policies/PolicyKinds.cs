using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Exceptions;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;
using Plimsoll.Policies.Gatekeeper.Suites;
using Plimsoll.Policies.StagedPolicies;
using Plimsoll.Policies.Testing;

namespace Plimsoll.Policies;

/// <summary>Tells policies from what lies beside them.</summary>
static class PolicyKinds
{
    /// <summary>The kind of policy that a document is, by its name alone.</summary>
    public static PolicyKind Of(ObjectReference reference)
    {
        var kind = GroupVersionKind.Of(reference.ApiVersion, reference.Kind);
        return kind.Group switch
        {
            "admissionregistration.k8s.io" => kind.Kind switch
            {
                "ValidatingAdmissionPolicy" => PolicyKind.Validating,
                "ValidatingAdmissionPolicyBinding" => PolicyKind.ValidatingBinding,
                "MutatingAdmissionPolicy" => PolicyKind.Mutating,
                "MutatingAdmissionPolicyBinding" => PolicyKind.MutatingBinding,
                _ => PolicyKind.Foreign,
            },
            "plimsoll.dev" => reference switch
            {
                { ApiVersion: StagedPolicy.ApiVersion, Kind: StagedPolicy.Kind } => PolicyKind.Staged,
                { ApiVersion: ExceptionGrant.ApiVersion, Kind: ExceptionGrant.Kind } => PolicyKind.Exception,
                { ApiVersion: PolicyTestFile.ApiVersion, Kind: PolicyTestFile.Kind } => PolicyKind.Test,
                _ => PolicyKind.Foreign,
            },
            "test.gatekeeper.sh" when kind.Kind == Suite.Kind => PolicyKind.Test,
            _ when MutatorReading.IsMutator(reference) => PolicyKind.Mutator,
            _ when ExpansionReading.IsTemplate(reference) => PolicyKind.Expansion,
            _ when GatekeeperKinds.Of(reference) != GatekeeperKind.None => PolicyKind.Gatekeeper,
            _ => IsOfAnotherEngine(kind.Group) ? PolicyKind.Foreign : PolicyKind.None,
        };
    }

    /// <summary>Groups whose objects are policies of other engines, or of kinds of Gatekeeper's that are not read.</summary>
    static bool IsOfAnotherEngine(string group) =>
        group is "config.gatekeeper.sh" or "templates.gatekeeper.sh" or "mutations.gatekeeper.sh"
            or "expansion.gatekeeper.sh" or "externaldata.gatekeeper.sh"
            or "kyverno.io" or "policies.kyverno.io" or "config.stackrox.io" or "policies.kubewarden.io";
}

/// <summary>A kind of policy or binding.</summary>
enum PolicyKind
{
    /// <summary>No policy: a fact.</summary>
    None,

    /// <summary>ValidatingAdmissionPolicy.</summary>
    Validating,

    /// <summary>ValidatingAdmissionPolicyBinding.</summary>
    ValidatingBinding,

    /// <summary>MutatingAdmissionPolicy.</summary>
    Mutating,

    /// <summary>MutatingAdmissionPolicyBinding.</summary>
    MutatingBinding,

    /// <summary>Our own Policy.</summary>
    Staged,

    /// <summary>Gatekeeper's templates and constraints, and what configures them.</summary>
    Gatekeeper,

    /// <summary>Gatekeeper's mutators.</summary>
    Mutator,

    /// <summary>Gatekeeper's ExpansionTemplates.</summary>
    Expansion,

    /// <summary>Our own Exception.</summary>
    Exception,

    /// <summary>Tests of policies, which lie beside them and say nothing of what is examined.</summary>
    Test,

    /// <summary>A policy that this version does not understand.</summary>
    Foreign,
}
