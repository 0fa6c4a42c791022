using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Bindings that give rights to everybody, or all rights.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings: the bindings that Kubernetes makes itself are left out.</remarks>
static class AccessChecks
{
    static readonly string[] Defaults = ["system:public-info-viewer", "system:discovery", "system:basic-user", "system:service-account-issuer-discovery", "kubeadm:bootstrap-signer-clusterinfo"];

    static readonly PostureRule Anonymous = new(
        "PLM-POS-0010", "Rights for everybody without a login", Severity.Critical, "Remove the subject, or bind the role to users or ServiceAccounts that need it");

    static readonly PostureRule Broad = new(
        "PLM-POS-0011", "Rights for every user or ServiceAccount", Severity.High, "Bind the role to the users or ServiceAccounts that need it");

    static readonly PostureRule Admin = new(
        "PLM-POS-0012", "cluster-admin for a ServiceAccount or user", Severity.Medium, "Bind a role with the rights that are needed");

    static readonly PostureRule Default = new(
        "PLM-POS-0013", "Rights for a default ServiceAccount", Severity.Medium, "Give the workloads that need the rights a ServiceAccount of their own");

    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects) =>
        from binding in objects
        where binding.Reference.Kind is "ClusterRoleBinding" or "RoleBinding" && !Defaults.Contains(binding.Reference.Name, StringComparer.Ordinal)
        from subject in binding.Root["subjects"].AsMappings
        let finding = Of(binding, subject, binding.Root["roleRef"]?["name"].AsText ?? "")
        where finding is not null
        select finding;

    static ObjectFinding? Of(KubernetesObject binding, MappingNode subject, string role)
    {
        var name = subject["name"].AsText ?? "";
        var rule = (subject["kind"].AsText, name) switch
        {
            (_, "system:anonymous" or "system:unauthenticated") => Anonymous,
            ("Group", "system:authenticated" or "system:serviceaccounts") => Broad,
            ("ServiceAccount", "default") => Default,
            (_, "system:masters") => null,
            _ when role == "cluster-admin" && binding.Reference.Kind == "ClusterRoleBinding" => Admin,
            _ => null,
        };
        return rule?.On(binding, $"{subject["kind"].AsText} {name} is bound to {role}", subject.Location);
    }
}
