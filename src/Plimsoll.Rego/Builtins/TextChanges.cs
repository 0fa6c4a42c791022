using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that make texts of texts.</summary>
static class TextChanges
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("concat", "string, array[string] | set[string] -> string", Concatenate),
        new("lower", "string -> string", Lower),
        new("upper", "string -> string", Upper),
        new("replace", "string, string, string -> string", Replace),
        new("strings.replace_n", "object[string: string], string -> string", MultipleReplacement.Replace),
        new("strings.reverse", "string -> string", Reverse),
        new("split", "string, string -> array[string]", Split),
        new("strings.split_n", "string, string, number -> array[string]", SplitSome),
        new("substring", "string, number, number -> string", Substring),
    ];

    static RegoValue? Concatenate(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var separator) || !call.IsCollection(second, 2, out var items))
            return null;
        var length = (long)separator.Length * Math.Max(items.Length - 1, 0);
        var parts = new string[items.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (items[index] is not RegoString part)
                return call.FailItem(2, second, "string", items[index]);
            parts[index] = part.Value;
            length += part.Value.Length;
        }

        call.ChargeText(length + parts.Length);
        return new RegoString(string.Join(separator, parts));
    }

    static RegoString? Lower(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.Charge(text.Length);
        return new RegoString(text.ToLowerInvariant());
    }

    static RegoString? Upper(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.Charge(text.Length);
        return new RegoString(text.ToUpperInvariant());
    }

    static RegoValue? Replace(BuiltinCall call, RegoValue value, RegoValue old, RegoValue @new)
    {
        if (!call.IsString(value, 1, out var text) || !call.IsString(old, 2, out var sought) || !call.IsString(@new, 3, out var replacement))
            return null;
        if (sought.Length == 0)
            return Interleave(call, text, replacement);
        call.Charge(text.Length);
        var count = TextSearch.Count(text, sought);
        if (count == 0)
            return value;
        call.ChargeText(text.Length + (long)count * (replacement.Length - sought.Length));
        return new RegoString(TextSearch.Replace(text, sought, replacement));
    }

    /// <summary>Puts a text before each code point and at the end.</summary>
    static RegoString Interleave(BuiltinCall call, string text, string part)
    {
        call.ChargeText(text.Length + (text.Length + 1L) * part.Length);
        var all = new StringBuilder(text.Length + part.Length);
        foreach (var rune in text.EnumerateRunes())
            all.Append(part).Append(rune.ToString());
        return new RegoString(all.Append(part).ToString());
    }

    static RegoString? Reverse(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.Charge(text.Length);
        return new RegoString(string.Create(text.Length, text, static (reversed, text) =>
        {
            for (var at = 0; at < text.Length;)
            {
                var width = CodePoints.WidthAt(text, at);
                text.AsSpan(at, width).CopyTo(reversed[(text.Length - at - width)..]);
                at += width;
            }
        }));
    }

    static RegoArray? Split(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsString(first, 1, out var text) && call.IsString(second, 2, out var separator)
            ? new RegoArray(Parts(call, first, text, separator))
            : null;

    static RegoArray? SplitSome(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsString(second, 2, out var separator) || !call.IsInteger(third, 3, out var count))
            return null;
        var parts = Parts(call, first, text, separator);
        if (count >= parts.Length || count <= -parts.Length)
            return new RegoArray(parts);
        return new RegoArray(count >= 0 ? parts[..(int)count] : parts[^(int)-count..]);
    }

    static RegoValue[] Parts(BuiltinCall call, RegoValue whole, string text, string separator)
    {
        if (separator.Length == 0)
            return Characters(call, text);
        call.Charge(text.Length);
        var separators = TextSearch.Count(text, separator);
        if (separators == 0)
            return [whole];
        call.ChargeItems(separators);
        var parts = new RegoValue[separators + 1];
        var start = 0;
        for (var index = 0; index < separators; index++)
        {
            var end = TextSearch.IndexOf(text, separator, start);
            parts[index] = new RegoString(text[start..end]);
            start = end + separator.Length;
        }

        parts[separators] = new RegoString(text[start..]);
        return parts;
    }

    static RegoValue[] Characters(BuiltinCall call, string text)
    {
        var characters = new RegoValue[CodePoints.Count(text)];
        call.ChargeItems(characters.Length);
        var at = 0;
        for (var index = 0; index < characters.Length; index++)
        {
            var width = CodePoints.WidthAt(text, at);
            characters[index] = new RegoString(text.Substring(at, width));
            at += width;
        }

        return characters;
    }

    static RegoValue? Substring(BuiltinCall call, RegoValue value, RegoValue from, RegoValue length)
    {
        if (!call.IsString(value, 1, out var text) || !call.IsInteger(from, 2, out var offset) || !call.IsInteger(length, 3, out var count))
            return null;
        if (offset < 0)
            return call.Fail("negative offset");
        call.Charge(text.Length);
        var start = CodePoints.Skip(text, 0, offset);
        var end = count < 0 ? text.Length : CodePoints.Skip(text, start, count);
        return start == 0 && end == text.Length ? value : new RegoString(text[start..end]);
    }
}
