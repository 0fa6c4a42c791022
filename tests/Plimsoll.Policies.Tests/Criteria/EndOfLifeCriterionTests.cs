using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.Criteria;

public sealed class EndOfLifeCriterionTests
{
    static readonly DateOnly Today = DateOnly.FromDateTime(Samples.Now.UtcDateTime);

    [Theory]
    [InlineData(false, Enforcement.Warn, "")]
    [InlineData(true, Enforcement.Deny, "--fail-on-eol")]
    public void An_image_past_the_end_of_its_distribution_is_warned_about_or_denied(bool denies, Enforcement expected, string rule)
    {
        var decision = new EndOfLifeCriterion(denies).Decide(Image(Today.AddDays(-1)), Samples.Now)!;
        Assert.Equal((expected, rule, "PLM-IMG-0003"), (decision.Enforcement, decision.Because, decision.Finding.Id));
        Assert.Contains("debian 9", decision.Finding.Message, StringComparison.Ordinal);
        Assert.Equal("shop/web:1", Assert.IsType<ImageFinding>(decision.Finding).Image);
    }

    [Fact]
    public void On_its_last_day_and_where_nobody_knows_it_there_is_nothing_to_say()
    {
        var criterion = new EndOfLifeCriterion(true);
        Assert.Null(criterion.Decide(Image(Today), Samples.Now));
        Assert.Null(criterion.Decide(Image(null), Samples.Now));
        Assert.Null(criterion.Decide(Samples.Facts([], []), Samples.Now));
    }

    static ImageFacts Image(DateOnly? last) =>
        Samples.Facts([], []) with { Distro = new Distro("debian", "9", "stretch", "Debian GNU/Linux 9") { EndOfLife = last } };
}
