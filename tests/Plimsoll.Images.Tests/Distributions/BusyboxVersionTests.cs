using System.Text;

namespace Plimsoll.Images.Distributions;

public sealed class BusyboxVersionTests
{
    [Theory]
    [InlineData(0, "BusyBox v1.36.1 (2024)", "1.36.1")]
    [InlineData(65_530, "BusyBox v1.36.1 (2024)", "1.36.1")]
    [InlineData(10, "BusyBox v%s BusyBox v1.31.1more", "1.31.1")]
    [InlineData(10, "BusyBox", "")]
    [InlineData(10, "", "")]
    public async Task The_version_is_found_wherever_it_stands(int before, string text, string expected)
    {
        byte[] program = [.. new byte[before], .. Encoding.ASCII.GetBytes(text), 0];
        var found = await BusyboxVersion.Instance.ExtractAsync(new MemoryStream(program), "bin/busybox", program.Length, TestContext.Current.CancellationToken);
        Assert.Equal(expected, Encoding.ASCII.GetString(found));
    }
}
