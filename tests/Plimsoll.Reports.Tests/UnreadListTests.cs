namespace Plimsoll.Reports;

public sealed class UnreadListTests
{
    [Fact]
    public void What_only_an_image_names_is_not_lost_and_nothing_is_told_twice()
    {
        var unread = UnreadList.Of(Sample.Damaged("layer"));

        Assert.Equal(2, unread.Length);
        Assert.Equal(unread.Distinct(), unread);
    }
}
