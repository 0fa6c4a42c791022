using System.Globalization;
using System.Text;

namespace Plimsoll.Benchmarks.AdmissionPolicies;

/// <summary>Policies and a Pod to measure with.</summary>
static class AdmissionSamples
{
    const string Containers = "{name: containers, expression: 'has(object.spec.containers) ? object.spec.containers : []'}";
    const string InitContainers = "{name: initContainers, expression: 'has(object.spec.initContainers) ? object.spec.initContainers : []'}";
    const string EphemeralContainers = "{name: ephemeralContainers, expression: 'has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : []'}";
    const string All = "{name: all, expression: 'variables.containers + variables.initContainers + variables.ephemeralContainers'}";

    /// <summary>What sixteen policies ask.</summary>
    static readonly string[] Conditions =
    [
        "variables.all.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged)",
        "variables.all.all(c, has(c.securityContext) && has(c.securityContext.allowPrivilegeEscalation) && !c.securityContext.allowPrivilegeEscalation)",
        "variables.all.all(c, has(c.securityContext) && has(c.securityContext.readOnlyRootFilesystem) && c.securityContext.readOnlyRootFilesystem)",
        "variables.all.all(c, !has(c.ports) || c.ports.all(p, !has(p.hostPort) || p.hostPort == 0))",
        "variables.all.all(c, has(c.securityContext) && has(c.securityContext.capabilities) && has(c.securityContext.capabilities.drop) && 'ALL' in c.securityContext.capabilities.drop)",
        "variables.all.all(c, !has(c.securityContext) || !has(c.securityContext.procMount) || c.securityContext.procMount == 'Default')",
        "!has(object.spec.hostNetwork) || !object.spec.hostNetwork",
        "(!has(object.spec.hostPID) || !object.spec.hostPID) && (!has(object.spec.hostIPC) || !object.spec.hostIPC)",
        "!has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.hostPath))",
        "!has(object.spec.securityContext) || !has(object.spec.securityContext.sysctls) || object.spec.securityContext.sysctls.size() == 0",
        "variables.all.all(c, has(c.resources) && has(c.resources.limits) && 'memory' in c.resources.limits)",
        "variables.all.all(c, !c.image.endsWith(':latest'))",
        "variables.all.all(c, c.image.startsWith('registry.example/'))",
        "has(object.metadata.labels) && 'app' in object.metadata.labels",
        "has(object.spec.securityContext) && has(object.spec.securityContext.runAsNonRoot) && object.spec.securityContext.runAsNonRoot",
        "!has(object.spec.automountServiceAccountToken) || !object.spec.automountServiceAccountToken",
    ];

    /// <summary>A policy against privileged containers: one expression on the containers, one on the others.</summary>
    public const string Privileged = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: privileged}
        spec:
          matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]}
          validations:
          - expression: >-
              object.spec.containers.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged)
            message: a container is privileged
          - expression: >-
              (!has(object.spec.initContainers) || object.spec.initContainers.all(c,
                !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged))
              && (!has(object.spec.ephemeralContainers) || object.spec.ephemeralContainers.all(c,
                !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged))
            message: an init or ephemeral container is privileged
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: privileged}
        spec: {policyName: privileged, validationActions: [Deny]}
        """;

    /// <summary>A Pod that every policy admits.</summary>
    public const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec:
          automountServiceAccountToken: false
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
          containers:
          - name: web
            image: registry.example/web:1
            ports: [{containerPort: 8080}]
            resources: {limits: {memory: 64Mi}}
            securityContext: {allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
          - name: log
            image: registry.example/log:1
            resources: {limits: {memory: 64Mi}}
            securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
          initContainers:
          - name: init
            image: registry.example/init:1
            resources: {limits: {memory: 64Mi}}
            securityContext: {allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
          volumes: [{name: data, emptyDir: {}}]
        """;

    /// <summary>Sixteen policies with thirty bindings, each with parameters of its own.</summary>
    public static string Sixteen { get; } = Build();

    static string Build()
    {
        var yaml = new StringBuilder("{apiVersion: v1, kind: ConfigMap, metadata: {name: limits, namespace: shop}, data: {mode: strict}}\n");
        for (var i = 0; i < Conditions.Length; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: p{{i}} }
                spec:
                  paramKind: {apiVersion: v1, kind: ConfigMap}
                  matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]}
                  variables: [{{Containers}}, {{InitContainers}}, {{EphemeralContainers}}, {{All}}]
                  validations:
                  - expression: params.data.mode != 'strict' || ({{Conditions[i]}})
                    messageExpression: "'no: ' + object.metadata.name"

                """);
        }

        for (var i = 0; i < 30; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: b{{i}} }
                spec:
                  policyName: p{{i % Conditions.Length}}
                  validationActions: [Deny]
                  paramRef: {name: limits, namespace: shop, parameterNotFoundAction: Deny}
                  matchResources: {namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]} }

                """);
        }

        return yaml.ToString();
    }
}
