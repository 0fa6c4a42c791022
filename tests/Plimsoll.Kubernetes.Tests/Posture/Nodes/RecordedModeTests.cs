using CsCheck;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Nodes;

public sealed class RecordedModeTests
{
    static readonly SourceLocation Place = new("permissions.txt", 1, 1);

    [Fact]
    public void It_prints_as_stat_does()
    {
        Assert.True(RecordedMode.TryParse("640 etcd:root /var/lib/my data/", Place, out var mode));
        Assert.Equal("permissions=640 etcd:root /var/lib/my data", mode.Print("permissions=%a %U:%G %n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("640")]
    [InlineData("640 root /a")]
    [InlineData("640 root:root a")]
    [InlineData("888 root:root /a")]
    [InlineData("640 :root /a")]
    [InlineData("0123456 root:root /a")]
    public void Other_lines_are_refused(string line) => Assert.False(RecordedMode.TryParse(line, Place, out _));

    [Fact]
    public void No_line_throws() => Gen.String.Sample(line => RecordedMode.TryParse(line, Place, out var mode) == (mode is not null));
}
