using System.Text;
using System.Text.Json;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Reads JSON values, one after the other, to nodes.</summary>
/// <remarks>RFC 8259; several values may follow each other, as kubectl's decoder takes them. Duplicate names are refused.</remarks>
ref struct JsonReading
{
    readonly ReadOnlySpan<byte> _json;
    readonly string _file;
    readonly bool _isOfServer;
    Utf8JsonReader _reader;
    long _position;
    int _line;
    int _column;
    bool _isInMetadata;

    public JsonReading(ReadOnlySpan<byte> json, string file)
        : this(json, file, isOfServer: false)
    {
    }

    JsonReading(ReadOnlySpan<byte> json, string file, bool isOfServer)
    {
        _isOfServer = isOfServer;
        _line = _column = isOfServer ? 0 : 1;
        _json = json;
        _file = file;
        _reader = new Utf8JsonReader(
            json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = ManifestLimits.MaxDepth + 1 });
    }

    /// <summary>
    /// Reads an object as a server sent it: it has no lines that a person could open, and <c>metadata.managedFields</c>, often
    /// half of its size, is left out.
    /// </summary>
    public static JsonReading OfServer(ReadOnlySpan<byte> json, string place) => new(json, place, isOfServer: true);

    /// <summary>The next value; <c>null</c> at the end.</summary>
    /// <exception cref="ManifestException">It cannot be read, nor anything after it.</exception>
    public ObjectNode? Next(NodeBudget budget)
    {
        var builder = new NodeBuilder(_file, budget);
        try
        {
            while (builder.Root is null && _reader.Read())
                Add(builder);
            return builder.Root;
        }
        catch (JsonException bad)
        {
            MoveTo(_reader.BytesConsumed);
            var line = bad.LineNumber is { } number && !_isOfServer ? (int)number + 1 : _line;
            throw new ManifestException(
                UnreadReason.Malformed,
                $"not JSON: {bad.Message.Split(" LineNumber:")[0].TrimEnd('.')}",
                line,
                line == _line ? _column : 0);
        }
    }

    void Add(NodeBuilder builder)
    {
        MoveTo(_reader.TokenStartIndex);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                builder.Begin(mapping: true, _line, _column, anchor: null);
                break;
            case JsonTokenType.StartArray:
                builder.Begin(mapping: false, _line, _column, anchor: null);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                builder.End();
                break;
            case JsonTokenType.PropertyName when _isOfServer && IsLeftOut():
                _reader.Read();
                _reader.Skip();
                break;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                Scalar(builder, ScalarKind.String, Text(), 0);
                break;
            case JsonTokenType.True:
                Scalar(builder, ScalarKind.Boolean, "true", 1);
                break;
            case JsonTokenType.False:
                Scalar(builder, ScalarKind.Boolean, "false", 0);
                break;
            case JsonTokenType.Null:
                Scalar(builder, ScalarKind.Null, "null", 0);
                break;
            case JsonTokenType.Number:
                var text = Encoding.UTF8.GetString(_reader.ValueSpan);
                if (_reader.TryGetInt64(out var integer))
                    Scalar(builder, ScalarKind.Integer, text, integer);
                else
                    Scalar(builder, ScalarKind.Float, text, BitConverter.DoubleToInt64Bits(_reader.GetDouble()));
                break;
        }
    }

    bool IsLeftOut()
    {
        if (_reader.CurrentDepth == 1)
            _isInMetadata = _reader.ValueTextEquals("metadata"u8);
        return _isInMetadata && _reader.CurrentDepth == 2 && _reader.ValueTextEquals("managedFields"u8);
    }

    readonly void Scalar(NodeBuilder builder, ScalarKind kind, string text, long bits) =>
        builder.Scalar(kind, text, bits, _line, _column, anchor: null, isMerge: false, ScalarStyle.Quoted);

    readonly string Text()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException bad)
        {
            throw new ManifestException(UnreadReason.Malformed, $"not text: {bad.Message.TrimEnd('.')}", _line, _column);
        }
    }

    void MoveTo(long position)
    {
        if (_isOfServer)
            return;
        var passed = _json[(int)_position..(int)position];
        _position = position;
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += passed.Count((byte)'\n');
            _column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(passed);
    }
}
