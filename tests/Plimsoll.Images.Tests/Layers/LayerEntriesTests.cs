namespace Plimsoll.Images.Layers;

public sealed class LayerEntriesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Entries_keep_their_places_over_the_borders_of_chunks(int count)
    {
        var entries = new LayerEntries();
        for (var i = 0; i < count; i++)
            entries.Add(Named(i));

        Assert.Equal(Enumerable.Range(0, count).Select(Named), entries);
        Assert.Throws<ArgumentOutOfRangeException>(() => entries[count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => entries[-1]);
    }

    [Fact]
    public void The_last_entry_can_be_changed()
    {
        var entries = new LayerEntries();
        entries.Add(Named(1));
        entries.Last = Named(2);

        Assert.Equal(2, entries[0].Bytes);
    }

    static LayerEntry Named(int bytes) => new(ReadOnlyMemory<char>.Empty, EntryKind.File, null, bytes, false);
}
