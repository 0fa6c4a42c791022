using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>Writes rpm databases of the formats that today's rpm no longer writes.</summary>
static class RpmDatabaseWriter
{
    const int PageBytes = 4096;

    /// <summary>NDB: pages of slots, the first two of which are the header, then the blobs in blocks of 16 bytes.</summary>
    public static byte[] Ndb(params byte[][] headers)
    {
        var file = new MemoryStream();
        var pages = 1 + ((headers.Length + 1) / (PageBytes / 16));
        var slots = new byte[pages * PageBytes];
        "RpmP"u8.CopyTo(slots);
        Put(slots, 12, pages);
        for (var at = 32; at < slots.Length; at += 16)
            "Slot"u8.CopyTo(slots.AsSpan(at));
        file.Write(slots);
        for (var i = 0; i < headers.Length; i++)
        {
            var start = (int)file.Length;
            var head = new byte[16];
            "BlbS"u8.CopyTo(head);
            Put(head, 4, i + 1);
            Put(head, 12, headers[i].Length);
            file.Write([.. head, .. headers[i]]);
            var tail = new byte[12 + ((16 - ((int)(file.Length + 12) % 16)) % 16)];
            Put(tail, tail.Length - 8, headers[i].Length);
            "BlbE"u8.CopyTo(tail.AsSpan(tail.Length - 4));
            file.Write(tail);

            Put(slots, 32 + (16 * i) + 4, i + 1);
            Put(slots, 32 + (16 * i) + 8, start / 16);
            Put(slots, 32 + (16 * i) + 12, ((int)file.Length - start) / 16);
        }
        var content = file.ToArray();
        slots.CopyTo(content.AsSpan());
        return content;
    }

    /// <summary>Berkeley DB: a meta page, hash pages with the counter and a pair for each header, and overflow pages.</summary>
    public static byte[] Berkeley(bool isBigEndian, params byte[][] headers)
    {
        var overflow = new List<byte[]>();
        List<List<byte[]>> pages = [[Key(0), [1, 0, 0, 0, 9]]];
        var room = PageBytes - 26 - 14;
        foreach (var (i, header) in headers.Index())
        {
            byte[] value = header.Length < 200 ? [1, .. header] : OffPage(overflow.Count, header.Length);
            if (header.Length >= 200)
                overflow.AddRange(Chain(header, overflow.Count));
            var bytes = value.Length + 5 + 4;
            if (bytes > room)
            {
                pages.Add([]);
                room = PageBytes - 26;
            }
            room -= bytes;
            pages[^1].AddRange([Key(i + 1), value]);
        }

        // Places of overflow pages were counted from the first of them.
        foreach (var value in pages.SelectMany(items => items).Where(item => item is [3, ..]))
            Number(value, 4, NumberAt(value, 4) + 1 + pages.Count);
        foreach (var page in overflow.Where(page => NumberAt(page, 16) != 0))
            Number(page, 16, NumberAt(page, 16) + 1 + pages.Count);

        var meta = new byte[PageBytes];
        Number(meta, 12, 0x061561);
        Number(meta, 16, 9);
        Number(meta, 20, PageBytes);
        meta[25] = 8;
        Number(meta, 32, pages.Count + overflow.Count);
        return [.. meta, .. pages.SelectMany(Hash), .. overflow.SelectMany(page => page)];

        byte[] Hash(List<byte[]> items)
        {
            var page = new byte[PageBytes];
            page[25] = 13;
            Short(page, 20, items.Count);
            var end = PageBytes;
            for (var i = 0; i < items.Count; i++)
            {
                end -= items[i].Length;
                items[i].CopyTo(page.AsSpan(end));
                Short(page, 26 + (2 * i), end);
            }
            return page;
        }

        byte[] Key(int number)
        {
            var key = new byte[5];
            key[0] = 1;
            Number(key, 1, number);
            return key;
        }

        byte[] OffPage(int page, int length)
        {
            var item = new byte[12];
            item[0] = 3;
            Number(item, 4, page);
            Number(item, 8, length);
            return item;
        }

        IEnumerable<byte[]> Chain(byte[] value, int first)
        {
            var number = first;
            foreach (var chunk in value.Chunk(PageBytes - 26))
            {
                var page = new byte[PageBytes];
                page[25] = 7;
                Number(page, 16, (number - first + 1) * (PageBytes - 26) < value.Length ? number + 1 : 0);
                Short(page, 22, chunk.Length);
                chunk.CopyTo(page.AsSpan(26));
                number++;
                yield return page;
            }
        }

        void Number(byte[] bytes, int at, int value)
        {
            if (isBigEndian)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), value);
            else
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        }

        int NumberAt(byte[] bytes, int at) => isBigEndian
            ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at))
            : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

        void Short(byte[] bytes, int at, int value)
        {
            if (isBigEndian)
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)value);
            else
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);
        }
    }

    static void Put(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
