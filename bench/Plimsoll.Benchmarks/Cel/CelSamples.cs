using System.Globalization;
using System.Text;

namespace Plimsoll.Benchmarks.Cel;

/// <summary>Expressions and an object to measure with.</summary>
static class CelSamples
{
    public const string Replicas = "object.spec.replicas <= 5";

    public const string Comprehension =
        "object.metadata.annotations.all(k, k.startsWith('example.com/') && object.metadata.annotations[k] != '')";

    /// <summary>The Pod Security Standards, level restricted, as far as Linux Pods are concerned, for a Deployment.</summary>
    public const string Restricted = """
        !object.spec.template.spec.?hostNetwork.orValue(false)
        && !object.spec.template.spec.?hostPID.orValue(false) && !object.spec.template.spec.?hostIPC.orValue(false)
        && object.spec.template.spec.?volumes.orValue([]).all(v,
             has(v.configMap) || has(v.csi) || has(v.downwardAPI) || has(v.emptyDir) || has(v.ephemeral)
             || has(v.persistentVolumeClaim) || has(v.projected) || has(v.secret))
        && (object.spec.template.spec.containers + object.spec.template.spec.?initContainers.orValue([])).all(c,
             c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0)
             && !c.?securityContext.privileged.orValue(false)
             && c.?securityContext.procMount.orValue('Default') == 'Default'
             && c.?securityContext.allowPrivilegeEscalation.orValue(true) == false
             && c.?securityContext.runAsUser.orValue(1) != 0
             && c.?securityContext.runAsNonRoot.orValue(object.spec.template.spec.?securityContext.runAsNonRoot.orValue(false))
             && c.?securityContext.seccompProfile.type.orValue(
                  object.spec.template.spec.?securityContext.seccompProfile.type.orValue('')) in ['RuntimeDefault', 'Localhost']
             && c.?securityContext.capabilities.drop.orValue([]).exists(d, d == 'ALL')
             && c.?securityContext.capabilities.add.orValue([]).all(a, a == 'NET_BIND_SERVICE'))
        """;

    /// <summary>A Deployment of three containers that meets <see cref="Restricted"/>, with 500 annotations.</summary>
    public static string Deployment { get; } = Build();

    static string Build()
    {
        var annotations = new StringBuilder();
        for (var i = 0; i < 500; i++)
            annotations.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\"example.com/note-{i}\":\"text {i}\"");

        const string container = """
            "image": "registry.example/shop/web:1.4", "ports": [{"containerPort": 8080}],
            "securityContext": {"allowPrivilegeEscalation": false, "runAsNonRoot": true, "capabilities": {"drop": ["ALL"]}},
            "resources": {"limits": {"memory": "128Mi"}}
            """;
        return $$$"""
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "web", "namespace": "shop", "annotations": { {{{annotations}}} } },
             "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {
               "metadata": {"labels": {"app": "web"}},
               "spec": {
                 "securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
                 "volumes": [{"name": "data", "emptyDir": {}}, {"name": "settings", "configMap": {"name": "web"}}],
                 "containers": [{"name": "web", {{{container}}}}, {"name": "proxy", {{{container}}}}, {"name": "metrics", {{{container}}} }] } } } }
            """;
    }
}
