using System.Text;
using System.Text.Json;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds in a .NET program that is one file the deps.json among what it carries.</summary>
/// <remarks>
/// https://github.com/dotnet/designs/blob/main/accepted/2020/single-file/design.md: the host at the start of the file holds a signature
/// behind the place of the bundle's header, 0 where nothing is bundled. The header follows what it describes, so the deps.json, which
/// is never compressed, is found by its own first property.
/// </remarks>
sealed class BundleSearch
{
    /// <summary>The longest deps.json, bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    const int OffsetBytes = 8;
    const int MaxBlankBytes = 16;

    bool _isBundle;
    ByteCapture? _json;

    static ReadOnlySpan<byte> Signature =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    static ReadOnlySpan<byte> FirstProperty => "\"runtimeTarget\""u8;

    /// <summary>Whether nothing further is to be found.</summary>
    public bool IsDone => _json is { IsFull: true };

    /// <summary>Looks at a window of the program.</summary>
    /// <param name="window">The window.</param>
    /// <param name="start">Where in the program it begins.</param>
    /// <param name="limit">What begins here or later is seen again in the next window.</param>
    public void Look(ReadOnlySpan<byte> window, long start, int limit)
    {
        if (!_isBundle)
            _isBundle = IsBundle(window);
        if (_isBundle && _json is null && window.IndexOf(FirstProperty) is >= 0 and var at && at < limit)
        {
            var brace = window[Math.Max(0, at - MaxBlankBytes)..at].LastIndexOf((byte)'{');
            if (brace >= 0)
                _json = new ByteCapture(start + Math.Max(0, at - MaxBlankBytes) + brace, MaxBytes);
        }
        _json?.Feed(window, start);
    }

    /// <summary>The deps.json; <c>null</c> where there is none.</summary>
    /// <exception cref="InvalidDataException">It is not JSON, or longer than <see cref="MaxBytes"/>.</exception>
    public string? Finish()
    {
        if (_json is null)
            return null;
        try
        {
            var reader = new Utf8JsonReader(_json.Bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = BoundedJson.MaxDepth }));
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                    return Encoding.UTF8.GetString(_json.Bytes[..(int)reader.BytesConsumed]);
            }
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException("the deps.json in the program is not JSON", problem);
        }
        throw new InvalidDataException($"the deps.json in the program does not end within {MaxBytes} bytes");
    }

    static bool IsBundle(ReadOnlySpan<byte> window) =>
        window.IndexOf(Signature) is >= OffsetBytes and var at && window.Slice(at - OffsetBytes, OffsetBytes).ContainsAnyExcept((byte)0);
}
