using CsCheck;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Cache;

public sealed class LayerRecordTests
{
    static readonly LayerDescriptor Layer = new(3, "", TarWriter.DigestOf([1]), null, 10, "RUN make");

    [Fact]
    public void What_is_written_is_read_back()
    {
        var kind = Gen.Enum<EntryKind>();
        var text = Gen.String[Gen.Char["aé/.\u0000漢x"], 0, 40];
        var entry = Gen.Select(text, kind, Gen.OneOf(text, Gen.Const("").Select(_ => (string)null!)), Gen.Long[0, long.MaxValue], Gen.Bool, Gen.Byte.Array[0, 9], Gen.Int[0, 3])
            .Select((path, what, target, bytes, executable, content, kept) => new LayerEntry(path.AsMemory(), what, target, bytes, executable)
            {
                Content = kept == 0 ? null : content,
                ExtractedBy = kept switch { 2 => "zip", 3 => "elf", _ => null },
            });
        Gen.Select(entry.List[0, 20], text.List[0, 3], Gen.Int[0, 19])
            .Sample((entries, details, refused) =>
            {
                var written = new LayerContent(
                    Layer,
                    new ImageLayer(3, TarWriter.DigestOf([1]), TarWriter.DigestOf([2]), 10, 20, "RUN make"),
                    entries,
                    refused < entries.Count ? new HashSet<int> { refused } : [],
                    [.. details.Select(detail => new Unread(Layer.Title + ", " + detail, UnreadReason.Malformed, detail))]);

                var read = LayerRecord.Read(Write(written), Layer)!;

                Assert.Equal(written.Facts, read.Facts);
                Assert.Equal(written.Entries.Select(Text), read.Entries.Select(Text));
                Assert.Equal(written.Refused, read.Refused);
                Assert.Equal(written.Unread.AsEnumerable(), read.Unread);
            }, iter: 500);
    }

    [Fact]
    public void Anything_else_is_as_good_as_absent() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.Null(LayerRecord.Read(bytes, Layer)), iter: 500);

    [Fact]
    public void A_record_of_a_layer_with_other_digests_or_another_length_is_as_good_as_absent()
    {
        var layer = Layer with { DiffId = TarWriter.DigestOf([2]) };
        var written = Write(new LayerContent(
            layer, new ImageLayer(3, TarWriter.DigestOf([1]), TarWriter.DigestOf([2]), 10, 20, "RUN make"), [], new HashSet<int>(), []));

        Assert.NotNull(LayerRecord.Read(written, layer));
        Assert.NotNull(LayerRecord.Read(written, layer with { Digest = null }));
        Assert.Null(LayerRecord.Read(written, layer with { Digest = TarWriter.DigestOf([3]) }));
        Assert.Null(LayerRecord.Read(written, layer with { DiffId = TarWriter.DigestOf([3]) }));
        Assert.Null(LayerRecord.Read(written, layer with { StoredBytes = 11 }));
        Assert.Null(LayerRecord.Read(written, layer with { MediaType = "text/plain" }));
    }

    static byte[] Write(LayerContent layer)
    {
        using var file = new MemoryStream();
        LayerRecord.Write(layer, file);
        return file.ToArray();
    }

    static string Text(LayerEntry entry) =>
        $"{entry.Path} {entry.Kind} {entry.LinkTarget ?? "-"} {entry.Bytes} {entry.IsExecutable} {entry.ExtractedBy} "
        + (entry.Content is null ? "-" : Convert.ToHexString(entry.Content));
}
