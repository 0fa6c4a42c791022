using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Exceptions;

public sealed class ExceptionReadingTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var grant = Assert.Single(ExceptionSample.Read("""
            vulnerabilities: [CVE-2024-1]
              policies: [no-root]
              images: ["registry.example/*"]
              packages: ["pkg:npm/min*"]
              paths: [srv/*]
              objects: [{kind: Deployment, namespace: shop, name: web, selector: {matchLabels: {team: shop}}}]
            """).All);

        Assert.Equal(("Exception one", "shop-team", "not reachable", new DateOnly(2027, 1, 31)), (grant.Name, grant.Owner, grant.Reason, grant.Expires));
        Assert.Equal("Exception one (it.yaml:1)", grant.Source);
        Assert.Equal("pkg:npm/min%2A", Assert.Single(grant.Packages).ToString());
        Assert.Equal("shop", Assert.Single(grant.Objects).Namespace);
    }

    [Fact]
    public void Never_is_a_word_for_no_end() => Assert.Null(Assert.Single(ExceptionSample.Read("policies: [a]", "never").All).Expires);

    [Theory]
    [InlineData("reason: x", "spec: needs vulnerabilities or policies: an exception says what it lets pass")]
    [InlineData("vulnerabilities: [\"*\"]", "spec: \"*\" without images, packages, objects or paths that name something would let everything pass")]
    [InlineData("policies: [a, \"**\"]\n  images: [\"*/*:*\", nginx]", "spec: \"*\" without images, packages, objects or paths that name something would let everything pass")]
    [InlineData("vulnerabilities: [\"*\"]\n  paths: [\"/**\"]", "spec: \"*\" without images, packages, objects or paths that name something would let everything pass")]
    [InlineData("vulnerabilities: [\"*\"]\n  objects: [{kind: \"*\", name: \"*\"}]", "spec: \"*\" without images, packages, objects or paths that name something would let everything pass")]
    [InlineData("vulnerabilities: [\"CVE-2024-*\"]\n  images: [nginx]", "spec.vulnerabilities: \"CVE-2024-*\": ids take no wildcard; \"*\" alone means any, within images, packages, objects or paths")]
    [InlineData("vulnerabilities: [CVE-1]\n  packages: [curl]", "spec.packages: \"curl\" is no package URL: expected e.g. pkg:deb/debian/curl")]
    [InlineData("vulnerabilities: [CVE-1]\n  object: {}", "spec.object: unknown field")]
    [InlineData("policies: [\"\"]", "spec.policies: must not hold an empty text")]
    [InlineData("policies: [a]\n  objects: [{}]", "spec.objects[0]: must name something: kind, namespace, name, selector")]
    public void A_mistake_is_told_with_its_field_and_nothing_is_let_pass(string spec, string problem)
    {
        var yaml = ExceptionSample.Yaml(spec);
        if (spec.Contains("reason", StringComparison.Ordinal))
            yaml = yaml.Replace("  reason: not reachable\n", "", StringComparison.Ordinal);
        var grants = ExceptionGrants.Read(Written.Objects(yaml));

        Assert.Empty(grants.All);
        Assert.Equal((UnreadReason.Malformed, problem), (Assert.Single(grants.Unread).Reason, grants.Unread[0].Detail));
    }

    [Theory]
    [InlineData("owner: shop-team", "spec.owner: is required")]
    [InlineData("reason: not reachable", "spec.reason: is required")]
    [InlineData("expires: 2027-01-31", "spec.expires: is required")]
    public void Owner_reason_and_end_are_required(string left, string problem) => Assert.Equal(
        problem, Assert.Single(ExceptionGrants.Read(Written.Objects(ExceptionSample.Yaml("policies: [a]").Replace("  " + left, "", StringComparison.Ordinal))).Unread).Detail);

    [Fact]
    public void An_end_is_a_day() => Assert.Equal(
        "spec.expires: \"soon\" is no day: expected YYYY-MM-DD, the last day on which it holds, or never",
        Assert.Single(ExceptionGrants.Read(Written.Objects(ExceptionSample.Yaml("policies: [a]", "soon"))).Unread).Detail);

    [Fact]
    public void Another_version_of_the_kind_is_told_and_lets_nothing_pass()
    {
        var yaml = ExceptionSample.Yaml("policies: [a]").Replace("plimsoll.dev/v1", "plimsoll.dev/v1beta1", StringComparison.Ordinal);
        var grants = ExceptionGrants.Read(Written.Objects(yaml));

        Assert.Empty(grants.All);
        Assert.Equal("apiVersion: plimsoll.dev/v1beta1 is not known: expected plimsoll.dev/v1, so this lets nothing pass", Assert.Single(grants.Unread).Detail);
    }

    [Theory]
    [InlineData("policies: [\"*\"]\n  images: [\"*\"]\n  objects: [{namespace: shop}]")]
    [InlineData("vulnerabilities: [\"*\"]\n  packages: [\"pkg:npm/*\"]")]
    public void Anything_within_a_list_that_names_something_is_taken(string spec) => Assert.Single(ExceptionSample.Read(spec).All);
}
