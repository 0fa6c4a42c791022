using CsCheck;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Database;

public sealed class AdvisoryTextsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000)]
    public void Every_text_is_found_by_its_number(int count)
    {
        using var texts = AdvisoryTexts.Of(Write(Enumerable.Range(0, count)));
        for (var i = 0u; i < count; i++)
        {
            Assert.Equal($"title {i}", texts.Title(i));
            Assert.Equal($"text {i}", texts.Detail(i).Description);
            Assert.Equal([$"https://x.example/{i}", "two"], texts.Detail(i).References);
        }
        Assert.Equal("", texts.Title((uint)count));
        Assert.Equal("", texts.Detail(uint.MaxValue).Description);
    }

    [Fact]
    public void One_advisory_less_leaves_nearly_all_blocks_as_they_were()
    {
        var (all, fewer) = (Write(Enumerable.Range(0, 3_000)), Write(Enumerable.Range(0, 3_000).Where(number => number != 100)));
        var same = 0;
        while (all[^(same + 1)] == fewer[^(same + 1)])
            same++;
        // The tables at the end hold places and numbers; before them, all blocks behind the first few are the same bytes.
        var tail = all.AsSpan(all.Length / 4, all.Length / 2);
        Assert.True(fewer.AsSpan().IndexOf(tail) >= 0, $"only {same} bytes at the end are the same");
    }

    [Fact]
    public void Whatever_byte_is_wrong_a_text_is_a_text_or_empty()
    {
        var good = Write(Enumerable.Range(0, 200));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var bytes = (byte[])good.Clone();
            bytes[at] = value;
            using var texts = AdvisoryTexts.Of(bytes);
            for (var i = 0u; i < 200; i += 50)
            {
                Assert.NotNull(texts.Title(i));
                Assert.NotNull(texts.Detail(i).Description);
            }
        }, iter: 2_000);
    }

    static byte[] Write(IEnumerable<int> numbers)
    {
        using var stream = new MemoryStream();
        var writer = new AdvisoryTextsWriter(stream);
        foreach (var number in numbers)
        {
            writer.Add(new Advisory($"GHSA-{number:x8}", [], [], $"title {number}", default, "", null)
            {
                Description = $"text {number}",
                References = [$"https://x.example/{number}", "two"],
            });
        }
        writer.Finish(new byte[32]);
        return stream.ToArray();
    }
}
