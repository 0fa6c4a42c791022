using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Texts made of texts.</summary>
static class TextChanges
{
    public static CelValue LowerAscii(CelValue text) => text.AsString is { } whole
        ? CelValue.String(string.Create(whole.Length, whole, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                result[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        }))
        : Failures.Mismatch("lowerAscii", text);

    public static CelValue UpperAscii(CelValue text) => text.AsString is { } whole
        ? CelValue.String(string.Create(whole.Length, whole, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                result[i] = char.IsAsciiLetterLower(source[i]) ? (char)(source[i] & ~0x20) : source[i];
        }))
        : Failures.Mismatch("upperAscii", text);

    public static CelValue Trim(CelValue text) => text.AsString is { } whole ? CelValue.String(whole.Trim()) : Failures.Mismatch("trim", text);

    public static CelValue Reverse(CelValue text)
    {
        if (text.AsString is not { } whole)
            return Failures.Mismatch("reverse", text);
        return CelValue.String(string.Create(whole.Length, whole, static (result, source) =>
        {
            for (var i = 0; i < source.Length;)
            {
                var width = Texts.WidthAt(source, i);
                source.AsSpan(i, width).CopyTo(result[(source.Length - i - width)..]);
                i += width;
            }
        }));
    }

    /// <summary>The text as a literal in double quotes; half of a surrogate pair becomes U+FFFD.</summary>
    public static CelValue Quote(CelValue text)
    {
        if (text.AsString is not { } whole)
            return Failures.Mismatch("strings.quote", text);
        var quoted = new StringBuilder(whole.Length + 2).Append('"');
        foreach (var rune in whole.EnumerateRunes())
        {
            if (EscapeOf(rune.Value) is { } escape)
                quoted.Append('\\').Append(escape);
            else
                quoted.Append(rune.ToString());
        }

        return Built(quoted.Append('"'));
    }

    /// <summary>The letter that stands for a character after a backslash; <c>null</c> where it needs none.</summary>
    public static char? EscapeOf(int codePoint) => codePoint switch
    {
        '\a' => 'a',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\v' => 'v',
        '\\' => '\\',
        '"' => '"',
        _ => null,
    };

    /// <summary>Replaces all occurrences or, with a fourth argument that is not negative, so many of them.</summary>
    public static CelValue Replace(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments is not [{ AsString: { } text }, { AsString: { } old }, { AsString: { } @new }, ..] || !TryLimit(arguments[3..], out var limit))
            return Failures.Mismatch("replace", arguments);
        var built = new StringBuilder();
        var done = 0;
        for (var from = 0; limit > 0 && TryFind(text, old, from, out var found); limit--)
        {
            built.Append(text, done, found - done).Append(@new);
            if (built.Length > CelLimits.MaxBuiltLength)
                return Failures.TooLong;
            done = found + old.Length;
            if (old.Length == 0 && found == text.Length)
                break;
            from = old.Length == 0 ? found + Texts.WidthAt(text, found) : done;
        }

        return Built(built.Append(text, done, text.Length - done));
    }

    public static CelValue Split(CelValue text, CelValue separator) => Split([text, separator]);

    /// <summary>Splits at all separators or, with a third argument that is not negative, into so many parts at most.</summary>
    public static CelValue Split(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments is not [{ AsString: { } text }, { AsString: { } separator }, ..] || !TryLimit(arguments[2..], out var limit))
            return Failures.Mismatch("split", arguments);
        if (limit == 0 || (text.Length == 0 && separator.Length == 0))
            return CelValue.Of(CelArrayList.Empty);
        var parts = new List<CelValue>();
        var done = 0;
        while (parts.Count < limit - 1 && TryFindEnd(text, separator, done, out var end, out var next))
        {
            if (parts.Count >= CelLimits.MaxBuiltItems)
                return Failures.TooManyItems;
            parts.Add(CelValue.String(text[done..end]));
            done = next;
        }

        parts.Add(CelValue.String(text[done..]));
        return CelValue.List([.. parts]);
    }

    public static CelValue Join(CelValue list) => Join(list, CelValue.String(""));

    public static CelValue Join(CelValue list, CelValue separator)
    {
        if (list.AsList is not { } items || separator.AsString is not { } between)
            return Failures.Mismatch("join", list, separator);
        var joined = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                joined.Append(between);
            var item = items[i];
            if (item.AsString is not { } text)
                return item.IsError ? item : Failures.Invalid($"join: invalid input: {item}");
            joined.Append(text);
            if (joined.Length > CelLimits.MaxBuiltLength)
                return Failures.TooLong;
        }

        return CelValue.String(joined.ToString());
    }

    static CelValue Built(StringBuilder text) =>
        text.Length > CelLimits.MaxBuiltLength ? Failures.TooLong : CelValue.String(text.ToString());

    static bool TryLimit(ReadOnlySpan<CelValue> rest, out long limit)
    {
        limit = rest is [{ IsInt: true, AsInt: >= 0 and var count }] ? count : long.MaxValue;
        return rest is [] or [{ IsInt: true }];
    }

    static bool TryFind(string text, string sought, int from, out int found)
    {
        found = TextMatch.IndexOf(text.AsSpan(from), sought);
        if (found >= 0)
            found += from;
        return found >= 0;
    }

    /// <summary>The end of the part that begins at a place, and where the next begins; without a separator every code point is a part.</summary>
    static bool TryFindEnd(string text, string separator, int from, out int end, out int next)
    {
        if (separator.Length == 0)
        {
            end = next = from + Texts.WidthAt(text, from);
            return next < text.Length;
        }

        var isFound = TryFind(text, separator, from, out end);
        next = end + separator.Length;
        return isFound;
    }
}
