using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Writes titles, descriptions and references beside a database. Not safe for concurrent use.</summary>
/// <remarks>The layout: <see cref="AdvisoryTexts"/>.</remarks>
sealed class AdvisoryTextsWriter
{
    const int Quality = 6;
    const int Window = 18;

    readonly Stream _output;
    readonly Blocks _titles;
    readonly Blocks _details;
    long _position = AdvisoryTexts.HeaderBytes;

    /// <param name="output">A stream that can seek; the caller closes it.</param>
    internal AdvisoryTextsWriter(Stream output)
    {
        _output = output;
        _output.Position = _position;
        _titles = new Blocks(this, AdvisoryTexts.TitlesInBlock);
        _details = new Blocks(this, AdvisoryTexts.DetailsInBlock);
    }

    /// <summary>Adds the texts of the next advisory.</summary>
    internal void Add(Advisory advisory)
    {
        var mark = NameHash.Of(0, advisory.Id);
        _titles.Add(mark, Clean(advisory.Summary));
        _details.Add(mark, Bounded(string.Join(AdvisoryTexts.InsideText, advisory.References.Select(Clean).Prepend(Clean(advisory.Description)))));
    }

    /// <summary>Writes what waits, the tables and the header.</summary>
    /// <param name="digest">The digest of the database that it lies beside.</param>
    internal void Finish(ReadOnlySpan<byte> digest)
    {
        var header = new byte[AdvisoryTexts.HeaderBytes];
        AdvisoryTexts.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(AdvisoryTexts.Magic.Length), AdvisoryTexts.Version);
        digest.CopyTo(header.AsSpan(AdvisoryTexts.DigestOffset));
        _titles.Flush();
        _details.Flush();
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(AdvisoryTexts.TitlesOffset), _titles.WriteTable());
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(AdvisoryTexts.DetailsOffset), _details.WriteTable());
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(AdvisoryTexts.LengthOffset), _position);
        _output.Position = 0;
        _output.Write(header);
        _output.Flush();
    }

    // The marks between texts cannot stand inside one.
    static string Clean(string text) => text.Replace(AdvisoryTexts.BetweenTexts, ' ').Replace(AdvisoryTexts.InsideText, ' ');

    static string Bounded(string text) => text.Length <= AdvisoryTexts.MaxDetailLength ? text : text[..AdvisoryTexts.MaxDetailLength];

    void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _position += bytes.Length;
    }

    // A block ends where the id of an advisory says so, not after so many: one that comes or goes changes its own block and leaves the
    // others as they were, so that a delta between two days is small.
    sealed class Blocks(AdvisoryTextsWriter writer, uint size)
    {
        const uint MaxGrowth = 8;

        // Characters; with one more text it is within the reader's limit of bytes.
        const int MaxBlockLength = 512 * 1024;

        readonly List<(long Start, long First)> _blocks = [];
        readonly StringBuilder _text = new();
        long _first;
        uint _count;

        internal void Add(uint mark, string text)
        {
            if (_count > 0)
                _text.Append(AdvisoryTexts.BetweenTexts);
            _text.Append(text);
            _count++;
            if (mark % size == 0 || _count == size * MaxGrowth || _text.Length > MaxBlockLength)
                Flush();
        }

        internal void Flush()
        {
            if (_count == 0)
                return;
            var plain = Encoding.UTF8.GetBytes(_text.ToString());
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
            if (!BrotliEncoder.TryCompress(plain, packed, out var written, Quality, Window))
                throw new DatabaseException("The texts of the advisories cannot be compressed.");
            _blocks.Add((writer._position, _first));
            writer.Write(packed.AsSpan(0, written));
            _first += _count;
            _text.Clear();
            _count = 0;
        }

        internal long WriteTable()
        {
            var (table, end) = (writer._position, writer._position);
            Write(_blocks.Count);
            foreach (var (start, first) in _blocks.Append((end, _first)))
            {
                Write(start);
                Write(first);
            }
            return table;
        }

        void Write(long value)
        {
            Span<byte> number = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            writer.Write(number);
        }
    }
}
