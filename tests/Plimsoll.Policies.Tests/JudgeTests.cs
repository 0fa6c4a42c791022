using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.Criteria;

namespace Plimsoll.Policies;

public sealed class JudgeTests
{
    static readonly Unread Something = new("layer 3", UnreadReason.Truncated, "cut short");

    [Theory]
    [InlineData(Severity.Critical, Outcome.Deny)]
    [InlineData(Severity.High, Outcome.Deny)]
    [InlineData(Severity.Medium, Outcome.Pass)]
    [InlineData(Severity.Unknown, Outcome.Pass)]
    public void High_and_critical_vulnerabilities_are_denied_by_default(Severity severity, Outcome expected) =>
        Assert.Equal(expected, Decide(GateCriteria.Default, Samples.Image(Samples.Match(severity))).Outcome);

    [Fact]
    public void A_vulnerability_that_is_not_denied_is_still_recorded()
    {
        var decision = Assert.Single(Decide(GateCriteria.Default, Samples.Image(Samples.Match(Severity.Low))).Decisions);

        Assert.Equal(Enforcement.Audit, decision.Enforcement);
    }

    [Fact]
    public void With_only_fixed_a_vulnerability_without_a_fix_is_a_warning()
    {
        var criteria = GateCriteria.Default with { OnlyFixed = true };

        var verdict = Decide(criteria, Samples.Image(Samples.Match(Severity.Critical, fixedVersion: "")));

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal(Enforcement.Warn, Assert.Single(verdict.Decisions).Enforcement);
    }

    [Fact]
    public void What_could_not_be_read_makes_the_verdict_incomplete_never_a_pass()
    {
        var verdict = Judge.Decide(new Evidence([], [], null, [Something]), GateCriteria.Default, Samples.Now, TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Equal([Something], verdict.Unread);
    }

    [Fact]
    public void A_denial_outweighs_what_could_not_be_read()
    {
        var evidence = new Evidence([], [Samples.Image(Samples.Match(Severity.Critical))], null, [Something]);

        Assert.Equal(Outcome.Deny, Judge.Decide(evidence, GateCriteria.Default, Samples.Now, TestContext.Current.CancellationToken).Outcome);
    }

    [Fact]
    public void An_image_in_which_no_package_was_found_is_not_a_pass()
    {
        var verdict = Decide(GateCriteria.Default, new ExaminedImage(Samples.Facts([], []), []));

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Equal(UnreadReason.Missing, Assert.Single(verdict.Unread).Reason);
    }

    [Fact]
    public void What_the_scan_of_an_image_could_not_read_reaches_the_verdict()
    {
        var facts = Samples.Image().Facts with { Unread = [Something] };

        Assert.Equal([Something], Decide(GateCriteria.Default, new ExaminedImage(facts, [])).Unread);
    }

    [Theory]
    [InlineData(10, false, Outcome.Incomplete)]
    [InlineData(3, false, Outcome.Pass)]
    [InlineData(10, true, Outcome.Incomplete)]
    [InlineData(3, true, Outcome.Pass)]
    public void A_database_older_than_allowed_makes_the_verdict_incomplete(int days, bool demonstration, Outcome expected)
    {
        var database = new DatabaseStatus("vulnerabilities.db", demonstration, Samples.Now.AddDays(-days), []);
        var criteria = GateCriteria.Default with { MaxDatabaseAge = TimeSpan.FromDays(7) };

        Assert.Equal(expected, Judge.Decide(new Evidence([], [], database, []), criteria, Samples.Now, TestContext.Current.CancellationToken).Outcome);
    }

    [Fact]
    public void An_image_older_than_allowed_is_denied_by_name_of_the_flag()
    {
        var criteria = GateCriteria.Default with { ImageAge = new ImageAgeCriterion(TimeSpan.FromDays(90)) };

        var decision = Assert.Single(Decide(criteria, Samples.Image()).Decisions);

        Assert.Equal((Enforcement.Deny, "--max-age 90d"), (decision.Enforcement, decision.Because));
    }

    [Fact]
    public void An_image_of_unknown_age_makes_the_verdict_incomplete_where_the_age_is_asked_for()
    {
        var facts = Samples.Image(Samples.Match(Severity.Low)).Facts with { Configuration = Model.Images.ImageConfiguration.Empty };
        var image = new ExaminedImage(facts, []);

        Assert.Equal(Outcome.Pass, Decide(GateCriteria.Default, image).Outcome);
        var verdict = Decide(GateCriteria.Default with { ImageAge = new ImageAgeCriterion(TimeSpan.FromDays(90)) }, image);
        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Contains("does not say when it was built", Assert.Single(verdict.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_any_age_is_accepted_where_no_age_is_asked_for()
    {
        var database = new DatabaseStatus("embedded", true, Samples.Now.AddDays(-1000), []);

        Assert.Equal(Outcome.Pass, Judge.Decide(new Evidence([], [], database, []), GateCriteria.Default, Samples.Now, TestContext.Current.CancellationToken).Outcome);
    }

    [Fact]
    public void Decisions_come_worst_first()
    {
        var verdict = Decide(
            GateCriteria.Default,
            Samples.Image(Samples.Match(Severity.Low), Samples.Match(Severity.Critical), Samples.Match(Severity.High)));

        Assert.Equal(
            [Severity.Critical, Severity.High, Severity.Low],
            verdict.Decisions.Select(decision => decision.Finding.Severity));
    }

    static Verdict Decide(GateCriteria criteria, params ImmutableArray<ExaminedImage> images) =>
        Judge.Decide(new Evidence([], images, null, []), criteria, Samples.Now, TestContext.Current.CancellationToken);
}
