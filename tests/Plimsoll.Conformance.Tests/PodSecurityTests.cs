using System.Collections.Frozen;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Conformance;

/// <summary>The fixtures of Kubernetes' own Pod Security admission.</summary>
public sealed class PodSecurityTests
{
    /// <summary>Where restricted has a stricter check on the same subject, the baseline one is not told apart.</summary>
    static readonly FrozenDictionary<string, string> Subjects = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["restrictedvolumes"] = "volumes",
        ["hostpathvolumes"] = "volumes",
        ["capabilities_baseline"] = "capabilities",
        ["capabilities_restricted"] = "capabilities",
        ["seccompprofile_baseline"] = "seccomp",
        ["seccompprofile_restricted"] = "seccomp",
        ["procmount"] = "procmount",
        ["procmount_restricted"] = "procmount",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    [Fact]
    public async Task Pods_pass_or_break_the_named_check()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("psa");
        var cases = new List<JsonElement>();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
            cases.Add(JsonElement.Parse(line));

        foreach (var item in cases)
        {
            var (level, check, name) = (Text(item, "level"), Text(item, "check"), Text(item, "name"));
            var id = $"{Text(item, "version")}-{level}-{Text(item, "expect")}-{check}-{name}";
            Assert.True(PodSecurityVersion.TryParse(Text(item, "version"), out var version));
            var broken = await BrokenAsync(item.GetProperty("pod"), level, version, cancellation);
            // The API server takes host process Pods only on the host's network, which is a break of its own.
            if (check == "windowshostprocess")
                broken.Remove("hostnamespaces");
            // It takes no privileged container with allowPrivilegeEscalation: false, so that one breaks both.
            if (check == "privileged")
                broken.Remove("allowprivilegeescalation");
            var expected = Text(item, "expect") == "pass" ? [] : new HashSet<string>([Subject(check)]);
            suite.Record(id, broken.SetEquals(expected), $"broke {string.Join(", ", broken)}");
        }

        suite.Finish();
    }

    static async Task<HashSet<string>> BrokenAsync(JsonElement pod, string level, PodSecurityVersion version, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(pod));
        var manifest = await ManifestReader.ReadAsync(stream, "pod.json", cancellation);
        var root = manifest.Objects.IsEmpty ? null : manifest.Objects[0];
        if (root is null)
            return ["unread"];

        var template = Assert.Single(PodTemplates.In(root));
        var findings = PodSecurityStandards.Evaluate(template, Enum.Parse<PodSecurityLevel>(level, ignoreCase: true), version);
        var names = PodSecurityChecks.Baseline.Concat(PodSecurityChecks.Restricted)
            .ToDictionary(check => check.Id, check => check.Name.ToLowerInvariant(), StringComparer.Ordinal);
        return [.. findings.Select(finding => Subject(names[finding.Id]))];
    }

    static string Subject(string check) => Subjects.GetValueOrDefault(check, check);

    static string Text(JsonElement item, string member) => item.GetProperty(member).GetString()!;
}
