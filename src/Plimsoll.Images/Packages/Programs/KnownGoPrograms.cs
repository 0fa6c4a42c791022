using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Programs in Go among <see cref="KnownPrograms"/>: a version set by the linker lies between others of its strings, often with an end.</summary>
static class KnownGoPrograms
{
    const string Version = "(?<v>[0-9]+[.][0-9]+[.][0-9]+(-(alpha|beta|rc)[.]?[0-9]+)?)";
    const string IstioVersion = "(?<v>[0-9]+[.][0-9]+([.][0-9]+)?(-(alpha|beta|rc)[.][0-9]+|-dev)?)";
    const string GrafanaVersion = @"(?<v>[0-9]+[.][0-9]+[.][0-9]+(-[0-9]{5,}|-(beta|rc)[0-9]+|-test|-preview)?)([+]security-[0-9]+)?";

    // The table of strings is sorted by length: what stands beside the version differs from release to release.
    static readonly string[] ElasticContents =
    [
        "Test (?<v>[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2})",
        "enroll(: true)?(?<v>[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2})",
        "[A-Za-z](?<v>[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{1,2})(-?[a-z]{3}|%|:)",
    ];

    static readonly string[] IstioContents =
    [
        @"[0-9]+[.][0-9]+[.][0-9]+\x00+" + IstioVersion + @"\x00",
        @"(Clean|Modified)\x00+" + IstioVersion + @"\x00",
        @"[^0-9A-Za-z.](?<v>[0-9]+[.][0-9]+[.][0-9]+(-(alpha|beta|rc)[.][0-9]+|-dev)?)\x00",
    ];

    static readonly string[] GrafanaContents =
    [
        @"\x00release-" + GrafanaVersion + @"\x00",
        @"HEAD\x00.{0,60}?[^0-9A-Za-z.]" + GrafanaVersion + @"\x00",
        @"[^0-9A-Za-z.]" + GrafanaVersion + @"\x00",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownProgram> All { get; } =
    [
        new("consul", "pkg:golang/github.com/hashicorp/consul", ["consul"],
            "CONSUL_VERSION: {v}", "consul/version[.]GitDescribe=v?{v}", "v" + Version + @"\x00"),
        new("go", "pkg:generic/go", ["go", "go.exe"], @"go(?<v>1[.][0-9]+([.][0-9]+|rc[0-9]+|beta[0-9]+)?)\x00"),
        new("grafana", "pkg:generic/grafana", ["grafana", "grafana-server"], GrafanaContents),
        new("helm", "pkg:golang/helm.sh/helm", ["helm"], "v" + Version + @"\x00"),
        new("pilot-agent", "pkg:generic/istio", ["pilot-agent"], IstioContents),
        new("pilot-discovery", "pkg:generic/istio", ["pilot-discovery"], IstioContents),
        new("nginx-ingress-controller", "pkg:generic/nginx-ingress-controller", ["nginx-ingress-controller"],
            "v" + Version + @"\x00", "[^0-9A-Za-z.]" + Version + @"\x00"),
        new("traefik", "pkg:generic/traefik", ["traefik"], "[^0-9A-Za-z.]v?" + Version + @"\x00"),
        new("github.com/hashicorp/vault", "pkg:golang/github.com/hashicorp/vault", ["vault"],
            "revoke" + Version, "state(?<v>1[.][0-9]+[.][0-9]+-rc[0-9]+)", "%016x(?<v>1[.][0-9]{1,2}[.][0-9]{1,2})", @"\x00(?<v>1[.][0-9]+[.][0-9]+)\x00"),
        .. ((string[])["auditbeat", "elastic-agent", "filebeat", "heartbeat", "metricbeat", "packetbeat"])
            .Select(name => new KnownProgram(name, "pkg:generic/" + name, [name], ElasticContents)),
    ];
}
