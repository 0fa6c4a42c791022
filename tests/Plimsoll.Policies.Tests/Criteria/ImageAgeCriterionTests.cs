using Plimsoll.Model.Images;

namespace Plimsoll.Policies.Criteria;

public sealed class ImageAgeCriterionTests
{
    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void An_image_is_too_old_only_beyond_the_limit(int limit, bool tooOld) =>
        Assert.Equal(tooOld, Find(Samples.Facts([], []), limit));

    [Fact]
    public void An_image_that_does_not_say_when_it_was_built_is_not_too_old() =>
        Assert.False(Find(Samples.Facts([], []) with { Configuration = ImageConfiguration.Empty }, 1));

    static bool Find(ImageFacts facts, int limit) =>
        new ImageAgeCriterion(TimeSpan.FromDays(limit)).Find(facts, Samples.Now) is not null;
}
