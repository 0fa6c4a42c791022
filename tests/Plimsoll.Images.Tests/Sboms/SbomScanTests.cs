using System.Text;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.Sboms;

public sealed class SbomScanTests
{
    [Fact]
    public async Task A_stream_of_more_than_the_limit_is_refused_before_it_ends()
    {
        await using var endless = new EndlessStream();

        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => SbomScan.RunAsync(endless, "bill", TestContext.Current.CancellationToken));

        Assert.Contains($"{SbomDocuments.MaxBytes} bytes", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_recognised_by_how_it_begins()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("plimsoll-sbom-tests-").FullName, "app.tar");
        await File.WriteAllTextAsync(file, " \n" + SbomText.Spdx3, TestContext.Current.CancellationToken);

        Assert.True(await SbomScan.RecognisesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await SbomScan.RunAsync(file, "app.tar", TestContext.Current.CancellationToken)).Packages.Length);

        await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes("manifest.json\0\0\0"), TestContext.Current.CancellationToken);
        Assert.False(await SbomScan.RecognisesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_that_is_not_there_is_an_ordinary_error() =>
        await Assert.ThrowsAsync<ImageSourceException>(() => SbomScan.RunAsync("/nonexistent/bill", "bill", TestContext.Current.CancellationToken));

    sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
