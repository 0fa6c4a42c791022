using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Bindings that give rights to everybody, or all rights.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/security/rbac-good-practices/. Bindings that Kubernetes or the platform makes itself are left out.</remarks>
static class AccessChecks
{
    const string AccountsOfNamespace = "system:serviceaccounts:";

    static readonly PostureRule Anonymous = new(
        "PLM-POS-0010", "Rights for everybody without a login", Severity.Critical, "Remove the subject, or bind the role to users or ServiceAccounts that need it");

    static readonly PostureRule Broad = new(
        "PLM-POS-0011", "Rights for every user or ServiceAccount", Severity.High, "Bind the role to the users or ServiceAccounts that need it");

    static readonly PostureRule Narrower = Broad with { Title = "Rights for every ServiceAccount of a namespace", Severity = Severity.Medium };

    static readonly PostureRule Admin = new(
        "PLM-POS-0012", "cluster-admin for a ServiceAccount or user", Severity.Medium, "Bind a role with the rights that are needed");

    static readonly PostureRule Default = new(
        "PLM-POS-0013", "Rights for a default ServiceAccount", Severity.Medium, "Give the workloads that need the rights a ServiceAccount of their own");

    public static IEnumerable<ObjectFinding> In(IEnumerable<KubernetesObject> objects, ClusterPlatform platform) =>
        from subject in Subjects(objects)
        let rule = Rule(subject)
        where rule is not null && !IsOwn(subject, platform)
        select Finding(rule, subject);

    /// <summary>How many subjects would be found if nobody knew that Kubernetes or the platform binds them.</summary>
    public static int Own(IEnumerable<KubernetesObject> objects, ClusterPlatform platform) =>
        Subjects(objects).Count(subject => Rule(subject) is not null && IsOwn(subject, platform));

    static IEnumerable<Bound> Subjects(IEnumerable<KubernetesObject> objects) =>
        from binding in objects
        where binding.Reference.Kind is "ClusterRoleBinding" or "RoleBinding"
        from subject in binding.Root["subjects"].AsMappings
        select new Bound(
            binding, subject, subject["kind"].AsText ?? "", subject["name"].AsText ?? "", subject["namespace"].AsText ?? "", binding.Root["roleRef"]?["name"].AsText ?? "");

    static PostureRule? Rule(Bound subject) => (subject.Kind, subject.Name) switch
    {
        (_, "system:anonymous" or "system:unauthenticated") => Anonymous,
        ("Group", "system:authenticated" or "system:serviceaccounts") => Broad,
        ("Group", var name) when name.StartsWith(AccountsOfNamespace, StringComparison.Ordinal) => Narrower,
        ("ServiceAccount", "default") => Default,
        _ when subject.Role == "cluster-admin" && subject.Binding.Reference.Kind == "ClusterRoleBinding" && subject.Name != "system:masters" => Admin,
        _ => null,
    };

    static bool IsOwn(Bound subject, ClusterPlatform platform) =>
        platform.OwnsBinding(subject.Binding.Reference.Name, subject.Role, subject.Name, subject.Kind == "ServiceAccount" ? subject.Namespace : "");

    static ObjectFinding Finding(PostureRule rule, Bound subject)
    {
        var binding = subject.Binding.Reference;
        var place = binding.Namespace.Length > 0 ? $" -n {binding.Namespace}" : "";
        var account = subject.Kind == "ServiceAccount" && subject.Namespace.Length > 0 ? $"{subject.Namespace}/" : "";
        var severity = rule == Default && subject.Role == "cluster-admin" && binding.Kind == "ClusterRoleBinding" ? Severity.High : rule.Severity;
        return rule.On(
            subject.Binding, $"{subject.Kind} {account}{subject.Name} is bound to {subject.Role}", subject.Node.Location,
            fix: $"{rule.Remediation}: kubectl edit {binding.Kind.ToLowerInvariant()} {binding.Name}{place}", severity: severity);
    }

    sealed record Bound(KubernetesObject Binding, MappingNode Node, string Kind, string Name, string Namespace, string Role);
}
