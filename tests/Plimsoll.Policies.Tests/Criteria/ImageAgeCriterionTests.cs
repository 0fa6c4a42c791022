using Plimsoll.Model.Images;

namespace Plimsoll.Policies.Criteria;

public sealed class ImageAgeCriterionTests
{
    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void An_image_is_too_old_only_beyond_the_limit(int limit, bool tooOld) =>
        Assert.Equal(tooOld, Find(Samples.Facts([], []), limit));

    [Theory]
    [InlineData(ScanTarget.Image, true)]
    [InlineData(ScanTarget.Sbom, true)]
    [InlineData(ScanTarget.Folder, false)]
    public void An_image_that_does_not_say_when_it_was_built_is_unread_and_not_too_old(ScanTarget target, bool isUnread)
    {
        var facts = Samples.Facts([], []) with { Configuration = ImageConfiguration.Empty, Target = target };

        Assert.False(Find(facts, 1));
        Assert.Equal(isUnread, new ImageAgeCriterion(TimeSpan.FromDays(1)).Missing(facts) is not null);
        Assert.Null(new ImageAgeCriterion(TimeSpan.FromDays(1)).Missing(Samples.Facts([], [])));
    }

    static bool Find(ImageFacts facts, int limit) =>
        new ImageAgeCriterion(TimeSpan.FromDays(limit)).Find(facts, Samples.Now) is not null;
}
