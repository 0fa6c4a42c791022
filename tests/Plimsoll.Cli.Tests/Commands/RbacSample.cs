namespace Plimsoll.Cli.Commands;

/// <summary>A Role, its binding, and a workload that uses it.</summary>
static class RbacSample
{
    public const string Yaml = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: shop}
        rules:
          - {apiGroups: [''], resources: [secrets], verbs: [get, list]}
          - {apiGroups: [apps], resources: [deployments/scale], verbs: [update]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: readers, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{kind: ServiceAccount, name: web}, {kind: Group, name: dev}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {serviceAccountName: web, containers: [{name: web, image: web}]}
        """;

    public const string Broken = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: broken}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        """;
}
