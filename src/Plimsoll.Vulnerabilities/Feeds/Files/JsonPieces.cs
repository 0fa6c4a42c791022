using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>
/// Reads a JSON document of any length forwards, piece by piece: only the piece that is asked for is ever in memory. Not safe for
/// concurrent use.
/// </summary>
/// <remarks>RFC 8259. A byte order mark at the beginning is passed over.</remarks>
sealed class JsonPieces : IDisposable
{
    /// <summary>The longest name, text or number: 16 MiB.</summary>
    internal const int MaxTokenBytes = 16 * 1024 * 1024;

    /// <summary>The largest document: 16 GiB.</summary>
    internal const long MaxDocumentBytes = 16L * 1024 * 1024 * 1024;

    const int FirstBufferBytes = 64 * 1024;

    readonly Stream _stream;
    readonly long _maxBytes;
    byte[] _buffer = new byte[FirstBufferBytes];
    int _start;
    int _end;
    bool _isFinal;
    JsonReaderState _state;

    /// <param name="stream">The document; closed with this reader.</param>
    /// <param name="maxBytes">The most bytes that the document may have.</param>
    internal JsonPieces(Stream stream, long maxBytes = MaxDocumentBytes)
    {
        _stream = stream;
        _maxBytes = maxBytes;
        Fill(MaxTokenBytes);
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            _start = 3;
    }

    /// <summary>The piece where the reader stands.</summary>
    internal JsonTokenType Token { get; private set; }

    /// <summary>How many objects and arrays enclose it.</summary>
    internal int Depth { get; private set; }

    /// <summary>The name or text where the reader stands; empty for everything else.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The bytes read so far, for places in messages.</summary>
    internal long Position { get; private set; }

    /// <summary>Goes to the next piece.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The document is not JSON, or beyond a limit.</exception>
    internal bool Read()
    {
        while (true)
        {
            var reader = Reader();
            if (Advance(ref reader))
            {
                Commit(ref reader);
                return true;
            }
            Commit(ref reader);
            if (_isFinal)
                return false;
            Fill(MaxTokenBytes);
        }
    }

    /// <summary>Goes to the end of the value that follows the name where the reader stands, or of the object or array that it has begun.</summary>
    /// <exception cref="InvalidDataException">The document is not JSON, or beyond a limit.</exception>
    internal void Skip()
    {
        var depth = Depth;
        while (true)
        {
            var reader = Reader();
            while (Advance(ref reader))
            {
                if (reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName))
                {
                    Commit(ref reader);
                    return;
                }
            }
            Commit(ref reader);
            if (_isFinal)
                throw new InvalidDataException($"Not JSON: it ends within a value, at byte {Position:N0}.");
            Fill(MaxTokenBytes);
        }
    }

    /// <summary>Reads the next value at once; at the end of an array it goes there instead.</summary>
    /// <param name="maxBytes">The most bytes that the value may have; it is passed over where it has more.</param>
    /// <param name="isTooLarge">Whether it has more.</param>
    /// <returns>The value, valid until the next call; <c>null</c> at the end of the array and for a value that is too large.</returns>
    /// <exception cref="InvalidDataException">The document is not JSON, or beyond a limit.</exception>
    internal ReadOnlyMemory<byte>? Value(int maxBytes, out bool isTooLarge)
    {
        isTooLarge = false;
        while (true)
        {
            var reader = Reader();
            if (Advance(ref reader))
            {
                var begin = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Commit(ref reader);
                    return null;
                }
                if (TrySkip(ref reader))
                {
                    var value = _buffer.AsMemory(_start + begin, (int)reader.BytesConsumed - begin);
                    Commit(ref reader);
                    isTooLarge = value.Length > maxBytes;
                    return isTooLarge ? (ReadOnlyMemory<byte>?)null : value;
                }
                if (_end - _start > maxBytes)
                {
                    isTooLarge = true;
                    Read();
                    if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        Skip();
                    return null;
                }
            }
            if (_isFinal)
                throw new InvalidDataException($"Not JSON: it ends within a value, at byte {Position:N0}.");
            Fill(Math.Max(maxBytes, MaxTokenBytes));
        }
    }

    public void Dispose() => _stream.Dispose();

    Utf8JsonReader Reader() => new(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);

    bool Advance(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException error)
        {
            throw Broken(error, reader.BytesConsumed);
        }
    }

    bool TrySkip(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TrySkip();
        }
        catch (JsonException error)
        {
            throw Broken(error, reader.BytesConsumed);
        }
    }

    void Commit(ref Utf8JsonReader reader)
    {
        try
        {
            (Token, Depth) = (reader.TokenType, reader.CurrentDepth);
            Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() ?? "" : "";
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"Not readable text at byte {Position + reader.BytesConsumed:N0}.", error);
        }
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        Position += reader.BytesConsumed;
    }

    InvalidDataException Broken(JsonException error, long consumed) => new(
        $"Not JSON at line {(error.LineNumber ?? 0) + 1:N0}, byte {(error.BytePositionInLine ?? 0) + 1:N0} of the line (byte {Position + consumed:N0} of the document).", error);

    void Fill(int limit)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length > limit)
                throw new InvalidDataException($"A piece at byte {Position:N0} is larger than the limit of {limit:N0} bytes.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var count = _stream.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _isFinal = count == 0;
        _end += count;
        if (Position + _end > _maxBytes)
            throw new InvalidDataException($"The document is larger than the limit of {_maxBytes:N0} bytes.");
    }
}
