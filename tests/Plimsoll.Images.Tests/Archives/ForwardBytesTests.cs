namespace Plimsoll.Images.Archives;

public sealed class ForwardBytesTests
{
    [Fact]
    public async Task Bytes_are_seen_before_they_are_passed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var bytes = new ForwardBytes(new TestZip.Drops([1, 2, 3, 4, 5], 2));

        Assert.True(await bytes.SeeAsync(3, cancellation));
        Assert.Equal(1, bytes.Seen.Span[0]);
        bytes.Pass(2);
        Assert.False(await bytes.SeeAsync(4, cancellation));
        Assert.Equal([3, 4, 5], bytes.Seen.ToArray());
        Assert.Equal((2, true), (bytes.Position, bytes.IsAtEnd));
    }
}
