using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Exceptions;

public sealed class TrivyIgnoreYamlTests
{
    static async Task<ExceptionGrants> ReadAsync(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        return TrivyIgnoreYaml.Read((await ManifestReader.ReadAsync(stream, ".trivyignore.yaml", TestContext.Current.CancellationToken)).OtherValues);
    }

    [Fact]
    public async Task Entries_carry_paths_packages_an_end_and_a_statement()
    {
        var grants = await ReadAsync("""
            vulnerabilities:
              - id: CVE-2024-1
                paths: [usr/lib/*]
                purls: ["pkg:deb/debian/curl"]
                expired_at: 2027-01-31
                statement: not reachable
            misconfigurations:
              - id: AVD-DS-0002
            """);

        Assert.Empty(grants.Unread);
        Assert.Equal(["CVE-2024-1"], grants.All[0].Vulnerabilities);
        Assert.Equal(("not reachable", new DateOnly(2027, 1, 31), 2), (grants.All[0].Reason, grants.All[0].Expires, grants.All[0].Location.Line));
        Assert.Equal(["AVD-DS-0002"], grants.All[1].Policies);
    }

    [Theory]
    [InlineData("vulnerabilities: [{id: CVE-1, expired_at: soon}]")]
    [InlineData("vulnerabilities: [{id: CVE-1, purls: [curl]}]")]
    [InlineData("vulnerabilities: [{}]")]
    [InlineData("vulnerabilities: [{id: \"*\"}]")]
    [InlineData("misconfigurations: [{id: \"AVD-*\"}]")]
    [InlineData("vulnerabilities: [{id: CVE-1, expired: 2027-01-01}]")]
    [InlineData("vulnerabilities: [{id: CVE-1, paths: usr}]")]
    [InlineData("- CVE-1")]
    public async Task A_mistake_is_told_and_lets_nothing_pass(string yaml)
    {
        var grants = await ReadAsync(yaml);

        Assert.Empty(grants.All);
        Assert.NotEmpty(grants.Unread);
    }
}
