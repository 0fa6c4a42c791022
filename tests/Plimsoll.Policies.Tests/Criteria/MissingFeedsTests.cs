using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

public sealed class MissingFeedsTests
{
    static readonly GateCriteria Both = GateCriteria.Default with { Vulnerabilities = [new KnownExploitedCriterion(), new ExploitPredictionCriterion(0.1)] };

    static Verdict Decide(GateCriteria criteria, bool isDemonstration, params ImmutableArray<FeedStatus> feeds) => Judge.Decide(
        new Evidence([], [Samples.Image(Samples.Match(Severity.Low))], new DatabaseStatus("v.db", isDemonstration, Samples.Now, feeds), []),
        criteria, Samples.Now, TestContext.Current.CancellationToken);

    [Fact]
    public void A_criterion_without_its_feed_makes_the_verdict_incomplete()
    {
        var verdict = Decide(Both, false, new FeedStatus("npm", 1, Samples.Now), new FeedStatus("EPSS", 0, Samples.Now));

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Equal(
            [
                "the database holds nothing of KEV, so --fail-on-known-exploited could not be decided: build it with that feed",
                "the database holds nothing of EPSS, so --fail-on-epss 0.1 could not be decided: build it with that feed",
            ],
            verdict.Unread.Select(unread => unread.Detail));
    }

    [Fact]
    public void With_the_feeds_nothing_is_told() =>
        Assert.Empty(Decide(Both, false, new FeedStatus("KEV", 1, Samples.Now), new FeedStatus("EPSS", 1, Samples.Now)).Unread);

    [Fact]
    public void The_demonstration_set_has_facts_of_its_own() => Assert.Empty(Decide(Both, true).Unread);

    [Fact]
    public void Who_does_not_ask_is_told_nothing() => Assert.Empty(Decide(GateCriteria.Default, false).Unread);
}
