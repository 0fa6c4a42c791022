using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>What the objects tell of namespaces, Secrets, operators and the cloud.</summary>
sealed class RiskFacts
{
    static readonly ImmutableArray<string> CloudAnnotations =
    [
        "eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account", "azure.workload.identity/client-id",
    ];

    readonly Dictionary<string, ImmutableArray<RbacSubject>> _operators = new(StringComparer.Ordinal);
    readonly HashSet<string> _guarded = new(StringComparer.Ordinal);

    public RiskFacts(ImmutableArray<KubernetesObject> objects, RbacObjects rbac, WorkloadUses uses)
    {
        Uses = uses;
        AccountsByName = uses.Declared.Keys.Concat(uses.Accounts).Distinct().ToLookup(account => account.Name, StringComparer.Ordinal);
        RolesOf = rbac.Roles.Where(role => !role.IsClusterRole).ToLookup(role => role.Reference.Namespace, StringComparer.Ordinal);
        foreach (var found in objects)
        {
            if (found.Reference is { ApiVersion: "v1", Kind: "Namespace" }
                && found.Root["metadata"]?["labels"]?["pod-security.kubernetes.io/enforce"].AsText is "baseline" or "restricted")
            {
                _guarded.Add(found.Reference.Name);
            }
        }

        TokenSecrets = objects
            .Where(found => found.Reference is { ApiVersion: "v1", Kind: "Secret" }
                && found.Root["type"].AsText == "kubernetes.io/service-account-token")
            .Select(found => (found.Reference.Name, Account: RbacSubject.ServiceAccount(
                RbacObjects.NamespaceOf(found),
                found.Root["metadata"]?["annotations"]?["kubernetes.io/service-account.name"].AsText ?? "")))
            .Where(secret => secret.Account.Name.Length > 0)
            .ToLookup(secret => secret.Name, secret => secret.Account, StringComparer.Ordinal);
        CloudIdentities = uses.Declared
            .Select(pair => (pair.Key, Identity: CloudAnnotations
                .Select(name => pair.Value.Root["metadata"]?["annotations"]?[name].AsText).FirstOrDefault(text => text is { Length: > 0 })))
            .Where(pair => pair.Identity is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Identity!); // Not null by the line above.
    }

    /// <summary>The workloads.</summary>
    public WorkloadUses Uses { get; }

    /// <summary>ServiceAccounts that have a token in a Secret, by the Secret's name.</summary>
    public ILookup<string, RbacSubject> TokenSecrets { get; }

    /// <summary>ServiceAccounts, by their name in any namespace.</summary>
    public ILookup<string, RbacSubject> AccountsByName { get; }

    /// <summary>Roles, by namespace.</summary>
    public ILookup<string, RbacRole> RolesOf { get; }

    /// <summary>ServiceAccounts with an identity of the cloud.</summary>
    public IReadOnlyDictionary<RbacSubject, string> CloudIdentities { get; }

    /// <summary>Whether a namespace takes a privileged Pod; in every namespace there is kube-system, which does.</summary>
    public bool TakesPrivileged(string @namespace) => !_guarded.Contains(@namespace);

    /// <summary>The ServiceAccounts of workloads whose name says that they are an operator.</summary>
    /// <param name="title">The operator.</param>
    /// <param name="names">What its workloads are named.</param>
    public ImmutableArray<RbacSubject> AccountsOf(string title, string[] names)
    {
        if (!_operators.TryGetValue(title, out var known))
        {
            _operators[title] = known =
            [
                .. Uses.Accounts.Where(account => Uses.Of(account).Any(
                    use => names.Any(name => use.Workload.Name.Contains(name, StringComparison.Ordinal)))),
            ];
        }

        return known;
    }
}
