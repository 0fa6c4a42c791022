using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies;

/// <summary>Small real evidence for tests.</summary>
static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    static readonly Digest ADigest = Digest.Sha256(new byte[32]);

    // With a package database there is nothing to say of the operating system.
    static readonly Package Libc = new(
        Ecosystem.Deb, "libc6", "2.36-9", "glibc", "2.36-9", "amd64", new FileLocation("var/lib/dpkg/status", ADigest));

    public static VulnerabilityMatch Match(
        Severity severity, string fixedVersion = "1.2.6", bool exploited = false, double? probability = null)
    {
        var package = new Package(
            Ecosystem.Npm, "minimist", "0.0.8", "minimist", "0.0.8", "",
            new FileLocation("srv/node_modules/minimist/package.json", ADigest));
        var vulnerability = new Vulnerability(
            "CVE-2021-44906", "GHSA-xvch-5gv4-984h", [], "Prototype pollution", severity, null, null,
            exploited ? new KnownExploited(new DateOnly(2022, 1, 1), null, false) : null,
            probability is { } value ? new ExploitPrediction(value, 0.9) : null);
        return new VulnerabilityMatch(package, vulnerability, fixedVersion, "< 1.2.6", "npm");
    }

    public static ExaminedImage Image(params ImmutableArray<VulnerabilityMatch> matches) =>
        new(Facts([Match(Severity.Low).Package, Libc], []), matches);

    public static ImageFacts Facts(ImmutableArray<Package> packages, ImmutableArray<Unread> unread) => new(
        "shop/web:1", "web.tar", ADigest, ADigest, Platform.LinuxAmd64,
        ImageConfiguration.Empty with { Created = Now.AddDays(-100) }, [], null, packages, unread);

    public static async Task<ImmutableArray<KubernetesObject>> ObjectsAsync(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var manifest = await ManifestReader.ReadAsync(stream, "shop.yaml", TestContext.Current.CancellationToken);
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }
}
