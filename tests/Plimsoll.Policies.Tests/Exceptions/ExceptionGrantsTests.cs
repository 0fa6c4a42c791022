using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Exceptions;

public sealed class ExceptionGrantsTests
{
    static readonly ExaminedImage Web = Samples.Image(Samples.Match(Severity.Critical)) is var image
        ? image with { Facts = image.Facts with { Name = "registry.example/shop/web:1" } }
        : image;

    static Verdict Decide(ExceptionGrants grants, string manifests = "", params ExaminedImage[] images) => Judge.Decide(
        new Evidence(manifests.Length == 0 ? [] : Written.Objects(manifests), [.. images], null, []),
        GateCriteria.Default with { Exceptions = grants }, Samples.Now, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("vulnerabilities: [CVE-2021-44906]", true)]
    [InlineData("vulnerabilities: [ghsa-xvch-5gv4-984h]", true)]
    [InlineData("vulnerabilities: [CVE-2021-44907]", false)]
    [InlineData("vulnerabilities: [\"*\"]\n  packages: [\"pkg:npm/minimist\"]", true)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  packages: [\"pkg:npm/minimist@0.0.9\"]", false)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  images: [\"registry.example/shop/*\"]", true)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  images: [registry.example/shop/web]", true)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  images: [\"registry.example/shop/web:2\"]", false)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  paths: [srv/*]", true)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  paths: [opt/*]", false)]
    [InlineData("vulnerabilities: [CVE-2021-44906]\n  objects: [{kind: Deployment}]", false)]
    [InlineData("policies: [CVE-2021-44906]", false)]
    public void A_vulnerability_passes_where_everything_that_is_named_fits(string spec, bool passes)
    {
        var verdict = Decide(ExceptionSample.Read(spec), "", Web);

        Assert.Equal(passes ? Outcome.Pass : Outcome.Deny, verdict.Outcome);
    }

    [Fact]
    public void What_passes_is_recorded_with_who_why_and_the_rule_that_would_count()
    {
        var decision = Assert.Single(Decide(ExceptionSample.Read("vulnerabilities: [CVE-2021-44906]"), "", Web).Decisions);

        Assert.Equal(Enforcement.Audit, decision.Enforcement);
        Assert.Equal(SuppressionKind.Exception, decision.Suppression?.Kind);
        Assert.Equal("accepted by shop-team, Exception one (it.yaml:1) until 2027-01-31: not reachable; without it: --fail-on high", decision.Because);
    }

    [Theory]
    [InlineData("{kind: Deployment, name: web}", true)]
    [InlineData("{namespace: shop}", true)]
    [InlineData("{selector: {matchLabels: {team: shop}}}", true)]
    [InlineData("{selector: {matchLabels: {team: other}}}", false)]
    [InlineData("{kind: StatefulSet}", false)]
    public void An_image_passes_for_the_objects_that_are_named(string scope, bool passes)
    {
        var grants = ExceptionSample.Read($"vulnerabilities: [CVE-2021-44906]\n  objects: [{scope}]");
        var images = Decide(grants, Written.Deployment, Web).Decisions.Where(decision => decision.Finding.Id == "CVE-2021-44906");

        Assert.Equal(passes, Assert.Single(images).Enforcement == Enforcement.Audit);
    }

    [Fact]
    public void An_image_that_another_object_runs_too_does_not_pass()
    {
        var other = Written.Deployment.Replace("name: web, namespace: shop", "name: other, namespace: shop", StringComparison.Ordinal);
        var grants = ExceptionSample.Read("vulnerabilities: [CVE-2021-44906]\n  objects: [{name: web}]");

        Assert.Contains(
            Decide(grants, $"{Written.Deployment}\n---\n{other}", Web).Decisions,
            decision => decision is { Enforcement: Enforcement.Deny, Finding.Id: "CVE-2021-44906" });
    }

    [Theory]
    [InlineData("policies: [\"PLM-PSS-*\"]", true)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  objects: [{kind: Deployment, namespace: shop}]", true)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  images: [\"registry.example/*\"]", true)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  paths: [it.yaml]", true)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  paths: [other/*]", false)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  images: [nginx]", false)]
    [InlineData("policies: [\"PLM-PSS-*\"]\n  packages: [\"pkg:npm/a\"]", false)]
    [InlineData("policies: [\"PLM-K8S-*\"]", false)]
    [InlineData("vulnerabilities: [\"*\"]\n  objects: [{kind: Deployment}]", false)]
    public void A_finding_on_an_object_passes_in_the_same_way(string spec, bool passes)
    {
        var verdict = Decide(ExceptionSample.Read(spec), Written.Deployment);

        Assert.Equal(passes ? Outcome.Pass : Outcome.Deny, verdict.Outcome);
        Assert.Equal(passes, verdict.Decisions.Any(decision => decision.Suppression is not null));
    }

    [Fact]
    public void An_object_without_a_namespace_is_one_of_default()
    {
        var manifest = Written.Deployment.Replace(", namespace: shop", "", StringComparison.Ordinal);

        Assert.Equal(Outcome.Pass, Decide(ExceptionSample.Read("policies: [\"PLM-PSS-*\"]\n  objects: [{namespace: default}]"), manifest).Outcome);
    }

    [Fact]
    public void An_exception_that_has_ended_lets_nothing_pass_and_is_told()
    {
        var verdict = Decide(ExceptionSample.Read("vulnerabilities: [CVE-2021-44906]", "2026-11-22"), "", Web);

        Assert.Equal(Outcome.Deny, verdict.Outcome);
        Assert.Equal(TriageNoteKind.Expired, Assert.Single(verdict.Notes).Kind);
        Assert.Equal("ended on 2026-11-22 and lets nothing pass any more: shop-team renews it or removes it", verdict.Notes[0].Text);
    }

    [Theory]
    [InlineData("2026-11-23", TriageNoteKind.Expiring)]
    [InlineData("2026-12-07", TriageNoteKind.Expiring)]
    [InlineData("2026-12-08", null)]
    [InlineData("never", null)]
    public void On_its_last_day_it_still_holds_and_two_weeks_before_it_is_told(string expires, TriageNoteKind? note)
    {
        var verdict = Decide(ExceptionSample.Read("vulnerabilities: [CVE-2021-44906]", expires), "", Web);

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal(note, verdict.Notes.FirstOrDefault()?.Kind);
    }

    [Theory]
    [InlineData("vulnerabilities: [CVE-1]", true)]
    [InlineData("vulnerabilities: [CVE-1]\n  images: [registry.example/shop/web]", true)]
    [InlineData("vulnerabilities: [CVE-1]\n  images: [registry.example/shop/other]", false)]
    [InlineData("vulnerabilities: [CVE-1]\n  objects: [{name: web}]", false)]
    public void An_exception_that_lets_nothing_pass_is_told_where_it_could_have(string spec, bool isTold) =>
        Assert.Equal(isTold, Decide(ExceptionSample.Read(spec), "", Web).Notes.Any(note => note.Kind == TriageNoteKind.Unused));

    [Fact]
    public void A_check_of_manifests_says_nothing_of_exceptions_for_vulnerabilities() =>
        Assert.Empty(Decide(ExceptionSample.Read("vulnerabilities: [CVE-1]"), Written.Deployment).Notes);

    [Fact]
    public void An_exception_that_cannot_be_read_makes_the_verdict_incomplete()
    {
        var verdict = Decide(ExceptionGrants.Read(Written.Objects(ExceptionSample.Yaml("paths: [a]"))), "", Samples.Image());

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
    }

    [Fact]
    public void Judging_what_was_set_apart_before_changes_nothing()
    {
        var grants = ExceptionSample.Read("vulnerabilities: [CVE-2021-44906]");
        var once = grants.Suppress(new Evidence([], [Web], null, []), Samples.Now);

        Assert.Equal(once.Images[0].Matches, grants.Suppress(once, Samples.Now).Images[0].Matches);
    }

    [Fact]
    public void Exceptions_beside_policies_are_found()
    {
        var policies = Written.Policies(ExceptionSample.Yaml("policies: [a]"));

        Assert.Single(policies.Exceptions.All);
        Assert.Empty(policies.Unread);
    }
}
