using Plimsoll.Model.Findings;

namespace Plimsoll.Images;

public sealed class UnreadFilesTests
{
    readonly UnreadFiles _unread = new("links");

    [Fact]
    public void Further_ones_are_counted()
    {
        for (var i = 0; i < UnreadFiles.MaxListed + 3; i++)
            _unread.Add(new Unread($"path-{i}", UnreadReason.Missing, ""));

        Assert.Equal(UnreadFiles.MaxListed + 1, _unread.All.Count());
        Assert.Equal(new Unread("links", UnreadReason.LimitExceeded, "3 further links could not be read."), _unread.All.Last());
    }

    [Fact]
    public void That_a_limit_was_met_is_always_told()
    {
        for (var i = 0; i < UnreadFiles.MaxListed + 3; i++)
            _unread.Add(new Unread($"path-{i}", UnreadReason.Missing, ""));
        _unread.AddLimit(new Unread("all", UnreadReason.LimitExceeded, "the rest"));

        Assert.Contains(_unread.All, unread => unread.Detail == "the rest");
    }
}
