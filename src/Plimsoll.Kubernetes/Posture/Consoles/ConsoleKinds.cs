using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>The consoles that are known, and how they are recognised.</summary>
/// <remarks>
/// Flags and variables are those of the projects' own documentation: kubernetes/dashboard docs/common/arguments.md, grafana.com/docs (configure-grafana),
/// argo-cd.readthedocs.io (argocd-server), argo-workflows.readthedocs.io (argo server auth mode), prometheus.io/docs (command-line), doc.traefik.io (api),
/// pgadmin.org/docs (container deployment), jenkins.io (initial settings), ranchermanager.docs.rancher.com (bootstrap password), jupyter-server.readthedocs.io.
/// </remarks>
static class ConsoleKinds
{
    static readonly ImmutableArray<string> True = ["true", "1", "yes"];

    static readonly ImmutableArray<string> False = ["false", "0", "no"];

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<ConsoleKind> All =
    [
        new("kubernetes-dashboard", ["kubernetes-dashboard", "kubernetes-dashboard-amd64", "dashboard-web", "dashboard-api", "dashboard"], true, [
            new("--enable-skip-login", True, "visitors skip the login and have the rights of its ServiceAccount", "Remove the argument --enable-skip-login"),
            new("--disable-settings-authorizer", True, "its settings page asks for no login", "Remove the argument --disable-settings-authorizer"),
            new("--enable-insecure-login", True, "tokens travel without encryption", "Remove the argument --enable-insecure-login"),
        ]),
        new("argocd-server", ["argocd"], true, [
            new("--disable-auth", True, "visitors need no login", "Remove the argument --disable-auth"),
            new("ARGOCD_SERVER_DISABLE_AUTH", True, "visitors need no login", "Remove the variable ARGOCD_SERVER_DISABLE_AUTH"),
        ]) { Word = "argocd-server" },
        new("argo-server", ["argocli"], true, [
            new("--auth-mode", ["server"], "visitors need no login and have the rights of its ServiceAccount", "Use --auth-mode=client or sso"),
        ]) { Word = "server" },
        new("grafana", ["grafana", "grafana-oss", "grafana-enterprise"], true, [
            new("GF_AUTH_ANONYMOUS_ENABLED", True, "visitors need no login", "Set GF_AUTH_ANONYMOUS_ENABLED to \"false\""),
            new("GF_AUTH_ANONYMOUS_ORG_ROLE", ["Admin", "Editor"], "visitors without a login may change it", "Set GF_AUTH_ANONYMOUS_ORG_ROLE to Viewer"),
            new("GF_SECURITY_ADMIN_PASSWORD", ["admin", "prom-operator", "grafana", "password"], "its administrator has a password that everybody knows", "Take the password from a Secret"),
        ]),
        new("prometheus", ["prometheus"], false, [
            new("--web.enable-admin-api", True, "visitors may delete its data", "Remove the argument --web.enable-admin-api"),
            new("--web.enable-lifecycle", True, "visitors may stop it", "Remove the argument --web.enable-lifecycle"),
        ]),
        new("alertmanager", ["alertmanager"], false, []),
        new("kibana", ["kibana"], true, [new("XPACK_SECURITY_ENABLED", False, "visitors need no login", "Remove the variable XPACK_SECURITY_ENABLED")]),
        new("opensearch-dashboards", ["opensearch-dashboards"], true, [new("DISABLE_SECURITY_DASHBOARDS_PLUGIN", True, "visitors need no login", "Remove the variable DISABLE_SECURITY_DASHBOARDS_PLUGIN")]),
        new("jenkins", ["jenkins"], true, [new("JENKINS_OPTS", ["--argumentsRealm.passwd.admin=admin"], "its administrator has a password that everybody knows", "Remove the option")]),
        new("pgadmin", ["pgadmin", "pgadmin4"], true, [
            new("PGADMIN_CONFIG_SERVER_MODE", False, "visitors need no login", "Remove the variable PGADMIN_CONFIG_SERVER_MODE"),
            new("PGADMIN_DEFAULT_PASSWORD", ["admin", "password", "postgres", "SuperSecret"], "its administrator has a password that everybody knows", "Take the password from a Secret"),
        ]),
        new("phpmyadmin", ["phpmyadmin"], true, []),
        new("adminer", ["adminer"], true, []),
        new("mongo-express", ["mongo-express"], true, [new("ME_CONFIG_BASICAUTH", False, "visitors need no login", "Set ME_CONFIG_BASICAUTH to \"true\"")]),
        new("rancher", ["rancher"], true, [new("CATTLE_BOOTSTRAP_PASSWORD", ["admin", "password"], "its administrator has a password that everybody knows", "Take the password from a Secret")]),
        new("portainer", ["portainer", "portainer-ce", "portainer-ee"], true, [new("--no-auth", True, "visitors need no login", "Remove the argument --no-auth")]),
        new("kubeflow", ["centraldashboard", "kubeflow"], false, []),
        new("jupyter", ["jupyter", "notebook", "base-notebook", "jupyter-scipy", "scipy-notebook", "datascience-notebook"], true, [
            new("--NotebookApp.token", ["", "''"], "visitors need no login and run code", "Remove the argument"),
            new("--ServerApp.token", ["", "''"], "visitors need no login and run code", "Remove the argument"),
        ]),
        new("airflow-webserver", ["airflow"], true, [new("AIRFLOW__WEBSERVER__RBAC", False, "visitors need no login", "Remove the variable")]) { Word = "webserver" },
        new("weave-scope", ["scope", "weave-scope"], false, []),
        new("octant", ["octant"], false, []),
        new("headlamp", ["headlamp"], true, []),
        new("kubeview", ["kubeview"], false, []),
        new("kube-ops-view", ["kube-ops-view"], false, []),
        new("longhorn", ["longhorn-ui"], false, []),
        new("hubble-ui", ["hubble-ui"], false, []),
        new("kiali", ["kiali"], true, [new("--auth-strategy", ["anonymous"], "visitors need no login", "Choose another strategy")]),
        new("tekton-dashboard", ["tekton-dashboard"], false, []),
        new("traefik", ["traefik"], false, [
            new("--api.insecure", True, "its dashboard answers without a login on port 8080", "Remove the argument --api.insecure"),
            new("TRAEFIK_API_INSECURE", True, "its dashboard answers without a login on port 8080", "Remove the variable TRAEFIK_API_INSECURE"),
        ]) { IsOnlyByRisk = true },
        new("minio-console", ["minio"], true, [new("MINIO_ROOT_PASSWORD", ["minioadmin", "minio123", "password"], "its administrator has a password that everybody knows", "Take the password from a Secret")]) { IsOnlyByRisk = true },
        new("redis-commander", ["redis-commander"], false, []),
        new("kafka-ui", ["kafka-ui"], false, []),
        new("akhq", ["akhq"], false, []),
    ];

    /// <summary>Names of Services that stand for a console whose name is longer.</summary>
    static readonly ImmutableArray<(string Service, string Console)> Names =
    [
        ("dashboard", "kubernetes-dashboard"), ("argocd", "argocd-server"), ("longhorn-frontend", "longhorn"), ("traefik-dashboard", "traefik"),
        ("centraldashboard", "kubeflow"), ("jupyterhub", "jupyter"), ("weave-scope-app", "weave-scope"),
    ];

    /// <summary>The console of an image; <c>null</c> where it is none.</summary>
    /// <param name="image">As a container names it.</param>
    public static ConsoleKind? OfImage(string image)
    {
        var path = image.Split('@')[0];
        var last = path[(path.LastIndexOf('/') + 1)..].Split(':')[0];
        return last.Length == 0 ? null : All.FirstOrDefault(kind => kind.Images.Contains(last, StringComparer.Ordinal)
            && (last is not ("scope" or "dashboard" or "notebook") || IsOwn(last, path)));
    }

    /// <summary>The console of a Service's name; <c>null</c> where it is none. Traefik's Service is its proxy, not its dashboard.</summary>
    /// <param name="service">The name.</param>
    public static ConsoleKind? OfService(string service)
    {
        var name = Names.FirstOrDefault(pair => pair.Service == service).Console ?? service;
        return All.FirstOrDefault(kind => (!kind.IsOnlyByRisk || name != service) && (name == kind.Name
            || name.StartsWith(kind.Name + "-", StringComparison.Ordinal)
            || name.EndsWith("-" + kind.Name, StringComparison.Ordinal)));
    }

    static bool IsOwn(string last, string path) => last switch
    {
        "scope" => path.Contains("weave", StringComparison.Ordinal),
        "dashboard" => path.Contains("kubernetes", StringComparison.Ordinal),
        _ => path.Contains("jupyter", StringComparison.Ordinal),
    };
}
