using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Places in text and parts of it, counted in code points.</summary>
static class TextSearch
{
    public static CelValue CharAt(CelValue text, CelValue index)
    {
        if (text.AsString is not { } whole || !index.IsInt)
            return Failures.Mismatch("charAt", text, index);
        var offset = Texts.OffsetOf(whole, index.AsInt);
        if (offset < 0)
            return Failures.IndexOutOfRange(index.AsInt);
        return CelValue.String(offset == whole.Length ? "" : whole.Substring(offset, Texts.WidthAt(whole, offset)));
    }

    public static CelValue IndexOf(CelValue text, CelValue part) => text.AsString is { } whole && part.AsString is { } sought
        ? At(whole, TextMatch.IndexOf(whole, sought))
        : Failures.Mismatch("indexOf", text, part);

    /// <summary>The first place from a start on. An empty part is found at the start, whatever that is, as in cel-go.</summary>
    public static CelValue IndexOf(ReadOnlySpan<CelValue> arguments, bool startMayPassEnd)
    {
        if (arguments is not [{ AsString: { } text }, { AsString: { } part }, { IsInt: true } start])
            return Failures.Mismatch("indexOf", arguments);
        if (part.Length == 0)
            return start;
        if (!TryPlace(text, start.AsInt, startMayPassEnd, out var offset, out var answer))
            return answer;
        var found = TextMatch.IndexOf(text.AsSpan(offset), part);
        return At(text, found < 0 ? -1 : offset + found);
    }

    public static CelValue LastIndexOf(CelValue text, CelValue part) => text.AsString is { } whole && part.AsString is { } sought
        ? At(whole, sought.Length == 0 ? whole.Length : TextMatch.LastIndexOf(whole, sought))
        : Failures.Mismatch("lastIndexOf", text, part);

    /// <summary>The last place that is not after a start.</summary>
    public static CelValue LastIndexOf(ReadOnlySpan<CelValue> arguments, bool startMayPassEnd)
    {
        if (arguments is not [{ AsString: { } text }, { AsString: { } part }, { IsInt: true } start])
            return Failures.Mismatch("lastIndexOf", arguments);
        if (part.Length == 0)
            return start;
        if (!TryPlace(text, start.AsInt, startMayPassEnd, out var offset, out var answer))
            return answer;
        return At(text, TextMatch.LastIndexOf(text.AsSpan(0, Math.Min(text.Length, offset + part.Length)), part));
    }

    public static CelValue Substring(CelValue text, CelValue start)
    {
        if (text.AsString is not { } whole || !start.IsInt)
            return Failures.Mismatch("substring", text, start);
        var offset = Texts.OffsetOf(whole, start.AsInt);
        return offset < 0 ? Failures.IndexOutOfRange(start.AsInt) : CelValue.String(whole[offset..]);
    }

    public static CelValue Substring(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments is not [{ AsString: { } text }, { IsInt: true, AsInt: var start }, { IsInt: true, AsInt: var end }])
            return Failures.Mismatch("substring", arguments);
        if (start > end)
            return CelValue.Error(CelErrorKind.IndexOutOfRange, $"invalid substring range. start: {start}, end: {end}");
        var first = Texts.OffsetOf(text, start);
        if (first < 0)
            return Failures.IndexOutOfRange(start);
        var last = Texts.OffsetOf(text.AsSpan(first), end - start);
        return last < 0 ? Failures.IndexOutOfRange(end) : CelValue.String(text.Substring(first, last));
    }

    static CelValue At(ReadOnlySpan<char> text, int offset) => CelValue.Int(offset < 0 ? -1 : Texts.Count(text[..offset]));

    /// <summary>Where a start lies in UTF-16 units; <c>false</c>, with the answer, where it lies outside.</summary>
    static bool TryPlace(string text, long start, bool startMayPassEnd, out int offset, out CelValue answer)
    {
        offset = Texts.OffsetOf(text, start);
        answer = startMayPassEnd && start >= 0 ? CelValue.Int(-1) : Failures.IndexOutOfRange(start);
        return offset >= 0 && offset < text.Length;
    }
}
