using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>Examinations as the commands produce them, small enough to read in a golden file.</summary>
static class Sample
{
    const string WebImage = "registry.example/shop/web:1.4";
    const string JobImage = "registry.example/shop/report:0.9";

    static readonly DateTimeOffset Started = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    static readonly Distro Debian = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");
    static readonly Digest Base = Digest.Parse("sha256:" + new string('a', 64));
    static readonly Digest App = Digest.Parse("sha256:" + new string('b', 64));

    static readonly Package OpenSsl = Dpkg("libssl3", "3.0.8-1", "openssl");
    static readonly Package Curl = Dpkg("curl", "7.88.1-10+deb12u1", "curl");
    static readonly Package Lodash = new(
        Ecosystem.Npm, "lodash", "4.17.15", "lodash", "4.17.15", "", new FileLocation("app/shop/node_modules/lodash/package.json", App));

    static readonly VulnerabilityMatch OpenSslMatch = new(
        OpenSsl,
        new Vulnerability(
            "CVE-2023-0286", "DSA-5343-1", ["CVE-2023-0286", "CVE-2023-0215"], "X.400 address type confusion in X.509 GeneralName",
            Severity.Critical, new CvssScore("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", 9.8), new(2023, 2, 8, 0, 0, 0, TimeSpan.Zero),
            new KnownExploited(new DateOnly(2024, 1, 10), new DateOnly(2024, 1, 31), true), new ExploitPrediction(0.8213, 0.991)),
        "3.0.8-1+deb12u1", ">= 0, < 3.0.8-1+deb12u1", "Debian:12");

    static readonly VulnerabilityMatch LodashMatch = new(
        Lodash,
        new Vulnerability(
            "CVE-2020-8203", "GHSA-p6mc-m468-83gw", ["GHSA-p6mc-m468-83gw"], "Prototype pollution in lodash",
            Severity.High, new CvssScore("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:H", "3.1", 7.4), null, null, null),
        "4.17.19", ">= 3.7.0, < 4.17.19", "npm");

    static readonly VulnerabilityMatch CurlMatch = new(
        Curl,
        new Vulnerability("CVE-2023-38039", "CVE-2023-38039", [], "", Severity.Low, null, null, null, null),
        "", ">= 0", "Debian:12");

    static readonly Workload Web = new(
        new ObjectReference("apps/v1", "Deployment", "shop", "web"),
        new SourceLocation("samples/shop/web.yaml", 1, 1),
        "spec.template.spec",
        [
            new WorkloadContainer("migrate", ContainerKind.Init, WebImage, new SourceLocation("samples/shop/web.yaml", 17, 18)),
            new WorkloadContainer("web", ContainerKind.Regular, WebImage, new SourceLocation("samples/shop/web.yaml", 22, 18)),
        ]);

    static readonly Workload Canary = new(
        new ObjectReference("apps/v1", "Deployment", "shop", "web-canary"),
        new SourceLocation("samples/shop/web.yaml", 40, 1),
        "spec.template.spec",
        [new WorkloadContainer("web", ContainerKind.Regular, WebImage, new SourceLocation("samples/shop/web.yaml", 60, 18))]);

    static readonly Workload Report = new(
        new ObjectReference("batch/v1", "CronJob", "shop", "report"),
        new SourceLocation("samples/shop/jobs/report night.yaml", 1, 1),
        "spec.jobTemplate.spec.template.spec",
        [new WorkloadContainer("report", ContainerKind.Regular, JobImage, new SourceLocation("samples/shop/jobs/report night.yaml", 14, 22))]);

    static readonly ExaminedImage WebScan = new(
        new ImageFacts(
            WebImage, "samples/shop/images/web.tar", App, Base, Platform.LinuxAmd64, ImageConfiguration.Empty,
            [
                new ImageLayer(0, Base, Base, 27_000_000, 75_000_000, "debootstrap"),
                new ImageLayer(1, App, App, 1_400_000, 5_300_000, "COPY app /app"),
            ],
            Debian, [OpenSsl, Curl, Lodash], []),
        [OpenSslMatch, LodashMatch, CurlMatch]);

    static readonly ObjectReference Namespace = new("v1", "Namespace", "", "shop");

    static readonly Decision RunsAsRoot = new(
        new ObjectFinding(
            "PLM-PSS-0012", "Containers do not run as root", Severity.High,
            "container \"web\" must set securityContext.runAsNonRoot=true", "Set securityContext.runAsNonRoot to true in the Pod or in the container.",
            Web.Object, "web", new SourceLocation("samples/shop/web.yaml", 24, 11), "restricted"),
        Enforcement.Deny, "namespace label pod-security.kubernetes.io/enforce=restricted");

    static readonly Decision SharesHostNetwork = new(
        new ObjectFinding(
            "PLM-PSS-0003", "Pods do not share the host's namespaces", Severity.Medium,
            "hostNetwork=true", "Remove hostNetwork.",
            Report.Object, "", new SourceLocation("samples/shop/jobs/report night.yaml", 12, 11), "baseline"),
        Enforcement.Warn, "--pod-security baseline");

    static readonly Unread MissingImage = new(
        JobImage, UnreadReason.Missing, "no archive or layout below images/ is named so", new SourceLocation("samples/shop/jobs/report night.yaml", 14, 22));

    /// <summary>Everything at once: denied, warned, recorded and not examined, with the demonstration set.</summary>
    public static Examination Gate { get; } = Of(
        "gate", ["samples/shop"], Database(isDemonstration: true), [Web, Canary, Report], [WebScan],
        new Verdict(
            Outcome.Deny,
            [
                Denied(OpenSslMatch), Denied(LodashMatch), RunsAsRoot, SharesHostNetwork,
                new Decision(new VulnerabilityFinding(WebImage, CurlMatch), Enforcement.Audit, "below --fail-on high"),
            ],
            [MissingImage])
        {
            Admission =
            [
                Says(Enforcement.Warn, "namespace \"shop\" is exempt from Pod Security, and the policy (enforce=restricted:latest) will be ignored", Namespace, 1),
                Says(Enforcement.Deny, "violates PodSecurity \"restricted:latest\": runAsNonRoot != true (pod or container \"web\" must set securityContext.runAsNonRoot=true)", Web.Object, 1),
            ],
        });

    static AdmissionMessage Says(Enforcement enforcement, string text, ObjectReference @object, int line) =>
        new(enforcement, text, @object, new SourceLocation("samples/shop/web.yaml", line, 1));

    /// <summary>Manifests alone, with policies: no image is examined, so no database is used.</summary>
    public static Examination Check { get; } = Of(
        "check", ["samples/shop"], null, [Web, Canary, Report], [],
        new Verdict(Outcome.Deny, [RunsAsRoot, SharesHostNetwork], [])) with
    {
        Policies = new PoliciesInForce(
            [
                new ObjectReference("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "", "no-root"),
                new ObjectReference("plimsoll.dev/v1", "Policy", "", "known-registries"),
                new ObjectReference("plimsoll.dev/v1", "Policy", "", "isolated"),
            ],
            "1.34"),
    };

    /// <summary>One image and a real database; nothing stops anything.</summary>
    public static Examination Scan { get; } = Of(
        "scan", ["samples/shop/images/web.tar"], Database(isDemonstration: false), [],
        [WebScan with { Facts = WebScan.Facts with { Name = "samples/shop/images/web.tar" } }],
        new Verdict(
            Outcome.Pass,
            [.. WebScan.Matches.Select(match =>
                new Decision(new VulnerabilityFinding("samples/shop/images/web.tar", match), Enforcement.Audit, "no --fail-on"))],
            []));

    /// <summary>Nothing was there.</summary>
    public static Examination Empty { get; } = Of("gate", ["empty"], null, [], [], new Verdict(Outcome.Pass, [], []));

    /// <summary>Nothing was found, because nothing could be read.</summary>
    public static Examination UnreadOnly { get; } = Of(
        "gate", ["samples/shop"], Database(isDemonstration: false), [Report], [],
        new Verdict(
            Outcome.Incomplete, [],
            [MissingImage, new Unread("samples/shop/broken.yaml", UnreadReason.Malformed, "expected a mapping", new SourceLocation("samples/shop/broken.yaml", 3, 0))]));

    /// <summary>Every text that an attacker chooses steers terminals, breaks XML or is no text at all.</summary>
    public static Examination Hostile { get; } = Damaged("\e[2J\e]0;owned\a\r\n\u202Egnp.exe\uD800\0\uFFFE<b>&\"']]>\u200B");

    /// <summary>All of them by name.</summary>
    public static ImmutableArray<(string Name, Examination Examination)> All =>
    [
        ("gate", Gate), ("check", Check), ("scan", Scan), ("empty", Empty), ("unread-only", UnreadOnly), ("hostile", Hostile), ("triage", TriageSample.Gate),
    ];

    /// <summary>One examination in which every text is <paramref name="text"/>.</summary>
    public static Examination Damaged(string text)
    {
        var place = new SourceLocation(text, 1, 1);
        var workload = new Workload(
            new ObjectReference(text, text, text, text), place, text, [new WorkloadContainer(text, ContainerKind.Regular, text, place)]);
        var location = new FileLocation(text, Base);
        var package = new Package(Ecosystem.Npm, text, text, text, text, text, location);
        var match = new VulnerabilityMatch(
            package,
            new Vulnerability(text, text, [text], text, Severity.Critical, new CvssScore(text, text, double.NaN), null, null, null),
            text, text, text);
        var facts = new ImageFacts(
            text, text, Base, Base, new Platform(text, text, text),
            ImageConfiguration.Empty with { User = text, Entrypoint = [text] }, [new ImageLayer(0, Base, Base, 1, 1, text)],
            new Distro(text, text, text, text), [package], [new Unread(text, UnreadReason.Malformed, text, place)]);
        return Of(
            "gate", [text], new DatabaseStatus(text, true, Started, [new FeedStatus(text, 1, null)]), [workload],
            [new ExaminedImage(facts, [match])],
            new Verdict(
                Outcome.Deny,
                [
                    new Decision(new VulnerabilityFinding(text, match), Enforcement.Deny, text),
                    new Decision(new ObjectFinding(text, text, Severity.High, text, text, workload.Object, text, place, text), Enforcement.Warn, text),
                    new Decision(new ImageFinding(text, text, Severity.Low, text, text, text), Enforcement.Audit, text),
                ],
                [new Unread(text, UnreadReason.Missing, text, place)]));
    }

    /// <summary>The gate with <paramref name="count"/> denied vulnerabilities on one image.</summary>
    public static Examination Many(int count)
    {
        ImmutableArray<VulnerabilityMatch> matches =
        [
            .. Enumerable.Range(0, count).Select(number => LodashMatch with
            {
                Vulnerability = LodashMatch.Vulnerability with { Id = $"CVE-2099-{number:D6}" },
            }),
        ];
        return GateOf(matches);
    }

    /// <summary>The gate with one vulnerability of one package that two files declare.</summary>
    public static Examination TwoFiles => GateOf(
        [LodashMatch, LodashMatch with { Package = Lodash with { Location = new FileLocation("app/shop/package-lock.json", App) } }]);

    /// <summary>A cluster with one platform, and findings against a baseline.</summary>
    public static Examination Cluster { get; } = Of("cluster posture", ["dump"], null, [], [], new Verdict(Outcome.Deny, [ClusterDecision(BaselineState.New), ClusterDecision(BaselineState.Gone)], [])) with
    {
        Objects = 3,
        Cluster = new ClusterProfile(
            [new PlatformMatch("kubeadm", "kubeadm", PlatformCertainty.Likely, [new PlatformEvidence("kube-system ConfigMap kubeadm-config", Web.Object, Web.Location)], ["static Pods run the control plane"])],
            [new ComponentVersion("kubelet", "v1.36.1", Web.Object, Web.Location)],
            ["a note"]),
    };

    static Decision ClusterDecision(BaselineState state) => new(
        new ObjectFinding("PLM-POS-0030", "A Service with a load balancer", Severity.Low, "type LoadBalancer", "Use type ClusterIP", Web.Object, "", Web.Location), Enforcement.Deny, "--fail-on low")
    {
        Baseline = state,
    };

    static Examination GateOf(ImmutableArray<VulnerabilityMatch> denied) => Gate with
    {
        Images = [WebScan with { Matches = denied }],
        Verdict = new Verdict(Outcome.Deny, [.. denied.Select(Denied)], []),
    };

    static Decision Denied(VulnerabilityMatch match) =>
        new(new VulnerabilityFinding(WebImage, match), Enforcement.Deny, "--fail-on high");

    static Package Dpkg(string name, string version, string source) =>
        new(Ecosystem.Deb, name, version, source, version, "amd64", new FileLocation("var/lib/dpkg/status", Base));

    static DatabaseStatus Database(bool isDemonstration) => new(
        isDemonstration ? "embedded" : "plimsoll.db", isDemonstration, Started.AddDays(-3),
        [
            new FeedStatus("Debian", isDemonstration ? 60 : 50_321, Started.AddDays(-5)),
            new FeedStatus("KEV", isDemonstration ? 40 : 1_400, null),
            new FeedStatus("npm", isDemonstration ? 24 : 30_351, Started.AddDays(-4)),
        ]);

    static Examination Of(
        string command, ImmutableArray<string> targets, DatabaseStatus? database,
        ImmutableArray<Workload> workloads, ImmutableArray<ExaminedImage> images, Verdict verdict) =>
        new(command, targets, Started, TimeSpan.FromMilliseconds(142), "0.1.0", database, workloads, images, verdict);
}
