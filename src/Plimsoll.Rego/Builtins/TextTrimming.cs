using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that take something away from the ends of texts.</summary>
static class TextTrimming
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("trim", "string, string -> string", (call, text, characters) => Trim(call, text, characters, atStart: true, atEnd: true)),
        new("trim_left", "string, string -> string", (call, text, characters) => Trim(call, text, characters, atStart: true, atEnd: false)),
        new("trim_right", "string, string -> string", (call, text, characters) => Trim(call, text, characters, atStart: false, atEnd: true)),
        new("trim_prefix", "string, string -> string", TrimPrefix),
        new("trim_suffix", "string, string -> string", TrimSuffix),
        new("trim_space", "string -> string", TrimSpace),
    ];

    static RegoValue? Trim(BuiltinCall call, RegoValue value, RegoValue second, bool atStart, bool atEnd)
    {
        if (!call.IsString(value, 1, out var text) || !call.IsString(second, 2, out var characters))
            return null;
        call.Charge((text.Length + (long)characters.Length) >> 3);
        int start = 0, end = text.Length;
        if (atStart)
        {
            while (start < end && IsAmong(characters, text, start, out var width))
            {
                start += width;
                call.Charge(1 + (characters.Length >> 3));
            }
        }

        if (atEnd)
        {
            while (end > start && IsAmongBefore(characters, text, end, out var width))
            {
                end -= width;
                call.Charge(1 + (characters.Length >> 3));
            }
        }

        return end - start == text.Length ? value : new RegoString(text[start..end]);
    }

    static bool IsAmong(string characters, string text, int at, out int width)
    {
        width = CodePoints.WidthAt(text, at);
        return width == 1 ? characters.Contains(text[at]) : characters.AsSpan().Contains(text.AsSpan(at, 2), StringComparison.Ordinal);
    }

    static bool IsAmongBefore(string characters, string text, int end, out int width)
    {
        var isPair = end > 1 && char.IsLowSurrogate(text[end - 1]) && char.IsHighSurrogate(text[end - 2]);
        width = isPair ? 2 : 1;
        return isPair ? characters.AsSpan().Contains(text.AsSpan(end - 2, 2), StringComparison.Ordinal) : characters.Contains(text[end - 1]);
    }

    static RegoValue? TrimPrefix(BuiltinCall call, RegoValue value, RegoValue second)
    {
        if (!call.IsString(value, 1, out var text) || !call.IsString(second, 2, out var prefix))
            return null;
        if (prefix.Length == 0 || !text.StartsWith(prefix, StringComparison.Ordinal))
            return value;
        call.Charge(text.Length);
        return new RegoString(text[prefix.Length..]);
    }

    static RegoValue? TrimSuffix(BuiltinCall call, RegoValue value, RegoValue second)
    {
        if (!call.IsString(value, 1, out var text) || !call.IsString(second, 2, out var suffix))
            return null;
        if (suffix.Length == 0 || !text.EndsWith(suffix, StringComparison.Ordinal))
            return value;
        call.Charge(text.Length);
        return new RegoString(text[..^suffix.Length]);
    }

    static RegoValue? TrimSpace(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.Charge(text.Length >> 3);
        var trimmed = text.Trim();
        return trimmed.Length == text.Length ? value : new RegoString(trimmed);
    }
}
