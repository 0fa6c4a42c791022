using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Exceptions;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>Sorts documents to policies, bindings and facts, and says of each policy that cannot be used why.</summary>
sealed class PolicySetReading(KubernetesVersion version, GatekeeperEngine engine)
{
    readonly CelEnvironment _kubernetes = KubernetesEnvironment.For(version);
    readonly ImmutableArray<Unread>.Builder _unread = ImmutableArray.CreateBuilder<Unread>();
    readonly ImmutableArray<Unread>.Builder _unbound = ImmutableArray.CreateBuilder<Unread>();

    public PolicySet Read(ImmutableArray<KubernetesObject> documents)
    {
        var byKind = documents.ToLookup(document => PolicyKinds.Of(document.Reference));
        var admission = PolicyReading.Read(documents, _kubernetes);
        _unread.AddRange(admission.Issues.Select(issue => issue.AsUnread()));
        var staged = ReadStaged(byKind[PolicyKind.Staged]);
        var gatekeeper = ReadGatekeeper(byKind[PolicyKind.Gatekeeper]);
        var (mutators, mutatorIssues) = MutatorReading.ReadAll(byKind[PolicyKind.Mutator]);
        var (expansions, expansionIssues) = ExpansionReading.ReadAll(byKind[PolicyKind.Expansion]);
        _unread.AddRange(mutatorIssues.Concat(expansionIssues).Select(issue => issue.AsUnread()));
        foreach (var foreign in byKind[PolicyKind.Foreign])
            _unread.Add(Foreign(foreign));
        foreach (var group in Policies(documents).Where(document => IsKnown(document) && document.Reference.Name.Length > 0).GroupBy(document => document.Reference).Where(group => group.Count() > 1))
            _unread.Add(Twice(group.Key.ToString(), group.Last()));
        AddUnbound(byKind[PolicyKind.Validating], byKind[PolicyKind.ValidatingBinding]);
        AddUnbound(byKind[PolicyKind.Mutating], byKind[PolicyKind.MutatingBinding]);

        return new PolicySet
        {
            Version = version,
            Validating = admission.ValidatingPolicies,
            ValidatingBindings = admission.ValidatingBindings,
            Mutating = admission.MutatingPolicies,
            MutatingBindings = admission.MutatingBindings,
            Staged = staged,
            Gatekeeper = gatekeeper,
            Mutators = mutators,
            Expansions = expansions,
            Exceptions = ExceptionGrants.Read(byKind[PolicyKind.Exception]),
            Facts = [.. byKind[PolicyKind.None]],
            Unbound = _unbound.ToImmutable(),
            Unread = [.. _unread.Concat(_unbound).OrderBy(unread => unread.Location?.File, StringComparer.Ordinal).ThenBy(unread => unread.Location?.Line)],
        };
    }

    static IEnumerable<KubernetesObject> Policies(ImmutableArray<KubernetesObject> documents) => documents.Where(PolicySet.IsPolicy);

    static bool IsKnown(KubernetesObject document) => PolicyKinds.Of(document.Reference) is not (PolicyKind.Foreign or PolicyKind.Test);

    ImmutableArray<StagedPolicy> ReadStaged(IEnumerable<KubernetesObject> documents)
    {
        var policies = ImmutableArray.CreateBuilder<StagedPolicy>();
        foreach (var document in documents)
        {
            var issues = new PolicyIssues(document.Reference);
            if (StagedPolicyReading.Read(document, _kubernetes, issues) is { } policy)
                policies.Add(policy);
            _unread.AddRange(issues.All.Select(issue => issue.AsUnread()));
        }

        return policies.ToImmutable();
    }

    GatekeeperPolicies ReadGatekeeper(IEnumerable<KubernetesObject> documents)
    {
        var read = GatekeeperPolicies.Read(documents, version, engine);
        _unread.AddRange(read.Issues.Concat(read.Warnings).Select(issue => issue.AsUnread()));
        _unread.AddRange(read.NotEvaluated);
        _unbound.AddRange(read.Unused);
        return read;
    }

    /// <summary>Policies and bindings that do nothing for want of each other. Bindings that cannot be read still bind.</summary>
    void AddUnbound(IEnumerable<KubernetesObject> policies, IEnumerable<KubernetesObject> bindings)
    {
        var bound = bindings.Select(binding => binding.Root["spec"]?["policyName"].AsText ?? "").ToHashSet(StringComparer.Ordinal);
        var named = policies.Select(policy => policy.Reference.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var policy in policies.Where(policy => !bound.Contains(policy.Reference.Name)))
        {
            _unbound.Add(new Unread(
                policy.Reference.ToString(),
                UnreadReason.Missing,
                $"no {policy.Reference.Kind}Binding names it: without one it does nothing, in a cluster as here",
                policy.Location));
        }

        foreach (var binding in bindings)
        {
            if (binding.Root["spec"]?["policyName"].AsText is { } name && !named.Contains(name))
            {
                _unread.Add(new Unread(
                    binding.Reference.ToString(),
                    UnreadReason.Missing,
                    $"there is no {binding.Reference.Kind[..^"Binding".Length]} {name} among the policies",
                    binding.Location));
            }
        }
    }

    static Unread Twice(string policy, KubernetesObject last) => new(
        policy, UnreadReason.Malformed, "is written twice: a cluster would keep the one that it is given last", last.Location);

    static Unread Foreign(KubernetesObject document)
    {
        var engine = GroupVersionKind.Of(document.Reference.ApiVersion, document.Reference.Kind).Group switch
        {
            var group when group.EndsWith(".gatekeeper.sh", StringComparison.Ordinal) => $"Gatekeeper's {document.Reference.ApiVersion} {document.Reference.Kind} is",
            "plimsoll.dev" => $"{document.Reference.ApiVersion} {document.Reference.Kind} is",
            "admissionregistration.k8s.io" => "webhooks, which only a cluster can call, are",
            var group => $"policies of {group} are",
        };
        return new Unread(
            document.Reference.ToString(), UnreadReason.Unsupported, $"{engine} not understood in this version of Plimsoll", document.Location);
    }
}
