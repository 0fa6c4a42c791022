using System.Text;
using CsCheck;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Files;

public sealed class RecordBufferTests
{
    [Fact]
    public void Members_are_found_at_their_depth() => Assert.Equal(
        ["x", "2024", ""],
        RecordBuffer.Texts(
            Encoding.UTF8.GetBytes("""{"document":{"other":{"id":"no"},"tracking":{"id":"x","id2":"no"}},"vulnerabilities":[{"modified":"no"}],"modified":"2024"}"""),
            ["document", "tracking", "id"], ["modified"], ["tracking", "id"]) ?? []);

    [Fact]
    public void What_is_not_json_has_no_members() => Assert.Null(RecordBuffer.Texts("{"u8.ToArray(), ["id"]));

    [Fact]
    public void A_document_above_the_limit_is_not_read()
    {
        var buffer = new RecordBuffer(100_000);
        Assert.Null(buffer.Read(new MemoryStream(new byte[100_001])));
        Assert.Equal(100_000, buffer.Read(new MemoryStream(new byte[100_000]))?.Length);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 60].Sample(bytes => RecordBuffer.Texts(bytes, ["id"], ["a", "b", "c"]) is null or { Length: 2 });
}
