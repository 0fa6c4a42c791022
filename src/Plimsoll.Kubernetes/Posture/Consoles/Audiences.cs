using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>Reads from an object who reaches what it exposes.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer for the annotations of the providers;
/// https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ for those of ingress-nginx.
/// </remarks>
static class Audiences
{
    /// <summary>Address ranges that are named in a message.</summary>
    const int MaxRanges = 5;

    static readonly (string Key, string Value)[] Internal =
    [
        ("service.beta.kubernetes.io/aws-load-balancer-internal", ""), ("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal"),
        ("service.beta.kubernetes.io/azure-load-balancer-internal", "true"), ("networking.gke.io/load-balancer-type", "Internal"), ("cloud.google.com/load-balancer-type", "Internal"),
        ("service.beta.kubernetes.io/openstack-internal-load-balancer", "true"), ("service.beta.kubernetes.io/oci-load-balancer-internal", "true"),
        ("alb.ingress.kubernetes.io/scheme", "internal"), ("kubernetes.io/ingress.class", "gce-internal"),
    ];

    static readonly string[] Ranges =
    [
        "service.beta.kubernetes.io/load-balancer-source-ranges", "nginx.ingress.kubernetes.io/whitelist-source-range", "nginx.ingress.kubernetes.io/allowlist-source-range",
        "alb.ingress.kubernetes.io/inbound-cidrs", "haproxy.router.openshift.io/ip_whitelist", "haproxy.router.openshift.io/ip_allowlist",
    ];

    static readonly string[] Logins =
    [
        "nginx.ingress.kubernetes.io/auth-url", "nginx.ingress.kubernetes.io/auth-type", "nginx.ingress.kubernetes.io/auth-tls-secret",
        "alb.ingress.kubernetes.io/auth-type", "traefik.ingress.kubernetes.io/router.middlewares",
    ];

    /// <summary>Who reaches it, as far as the object itself tells.</summary>
    public static Audience Of(KubernetesObject exposing)
    {
        var annotations = exposing.Root["metadata"]?["annotations"];
        string[] ranges =
        [
            .. (exposing.Root["spec"]?["loadBalancerSourceRanges"] as SequenceNode)?.Items.OfType<ScalarNode>().Select(range => range.Text) ?? [],
            .. Ranges.SelectMany(key => annotations?[key].AsText?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []),
        ];
        var isInternal = Internal.Any(mark => annotations?[mark.Key] is ScalarNode value && (mark.Value.Length == 0 ? value.Text is not "false" : value.Text == mark.Value));
        var login = Logins.FirstOrDefault(key => annotations?[key].AsText is { Length: > 0 });
        var isOpen = ranges.Length == 0 || Array.Exists(ranges, range => range.Trim() is "0.0.0.0/0" or "::/0");
        var text = string.Join(", ", new[]
        {
            isInternal ? "inside the provider's network" : "",
            isOpen ? "" : $"to {string.Join(", ", ranges.Take(MaxRanges))}{(ranges.Length > MaxRanges ? " and more" : "")}",
            login is null ? "" : $"behind {login}",
        }.Where(part => part.Length > 0));
        return text.Length > 0 ? new Audience(text, IsLimited: true) : new Audience("to everybody", IsLimited: false);
    }
}
