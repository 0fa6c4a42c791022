using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that look for texts in texts.</summary>
static class TextMatching
{
    const string TextHolders = "one of {string, set, array}";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("contains", "string, string -> boolean", Contains),
        new("endswith", "string, string -> boolean", EndsWith),
        new("startswith", "string, string -> boolean", StartsWith),
        new("indexof", "string, string -> number", IndexOf),
        new("indexof_n", "string, string -> array[number]", IndexesOf),
        new("strings.any_prefix_match", "string | set[string] | array[string], string | set[string] | array[string] -> boolean", (call, texts, parts) => AnyMatch(call, texts, parts, atStart: true)),
        new("strings.any_suffix_match", "string | set[string] | array[string], string | set[string] | array[string] -> boolean", (call, texts, parts) => AnyMatch(call, texts, parts, atStart: false)),
        new("strings.count", "string, string -> number", Count),
    ];

    static RegoBoolean? Contains(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsString(second, 2, out var part))
            return null;
        call.Charge(text.Length >> 3);
        return RegoBoolean.Of(TextSearch.IndexOf(text, part, 0) >= 0);
    }

    static RegoBoolean? StartsWith(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsString(first, 1, out var text) && call.IsString(second, 2, out var part)
            ? RegoBoolean.Of(text.StartsWith(part, StringComparison.Ordinal))
            : null;

    static RegoBoolean? EndsWith(BuiltinCall call, RegoValue first, RegoValue second) =>
        call.IsString(first, 1, out var text) && call.IsString(second, 2, out var part)
            ? RegoBoolean.Of(text.EndsWith(part, StringComparison.Ordinal))
            : null;

    static RegoNumber? IndexOf(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!IsSearch(call, first, second, out var text, out var part))
            return null;
        call.Charge(text.Length);
        var place = TextSearch.IndexOf(text, part, 0);
        return RegoNumber.Of(place < 0 ? -1 : CodePoints.Count(text.AsSpan(0, place)));
    }

    static RegoArray? IndexesOf(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!IsSearch(call, first, second, out var text, out var part))
            return null;
        call.Charge(text.Length);
        var places = new List<RegoValue>();
        int from = 0, counted = 0, codePoints = 0;
        while (TextSearch.IndexOf(text, part, from) is >= 0 and var place)
        {
            codePoints += CodePoints.Count(text.AsSpan(counted, place - counted));
            (counted, from) = (place, place + CodePoints.WidthAt(text, place));
            places.Add(RegoNumber.Of(codePoints));
            call.ChargeItems(places.Count, 1);
            call.Charge(part.Length);
        }

        return new RegoArray([.. places]);
    }

    static bool IsSearch(BuiltinCall call, RegoValue first, RegoValue second, out string text, out string part)
    {
        (text, part) = ("", "");
        if (!call.IsString(first, 1, out var whole) || !call.IsString(second, 2, out var sought))
            return false;
        (text, part) = (whole, sought);
        if (part.Length > 0)
            return true;
        call.Fail("empty search character");
        return false;
    }

    static RegoBoolean? AnyMatch(BuiltinCall call, RegoValue first, RegoValue second, bool atStart)
    {
        if (!IsTexts(call, first, 1, out var texts) || !IsTexts(call, second, 2, out var parts))
            return null;
        foreach (var text in texts)
        {
            call.Charge(parts.Length);
            var whole = ((RegoString)text).Value;
            foreach (var part in parts)
            {
                var sought = ((RegoString)part).Value;
                if (atStart ? whole.StartsWith(sought, StringComparison.Ordinal) : whole.EndsWith(sought, StringComparison.Ordinal))
                    return RegoBoolean.True;
            }
        }

        return RegoBoolean.False;
    }

    static bool IsTexts(BuiltinCall call, RegoValue value, int position, out ReadOnlySpan<RegoValue> texts)
    {
        texts = default;
        switch (value)
        {
            case RegoString:
                texts = new[] { value };
                return true;
            case RegoArray array:
                texts = array.Items;
                break;
            case RegoSet set:
                texts = set.Items;
                break;
            default:
                call.FailType(position, TextHolders, value);
                return false;
        }

        call.Charge(texts.Length);
        foreach (var text in texts)
        {
            if (text is RegoString)
                continue;
            call.FailItem(position, value, "string", text);
            return false;
        }

        return true;
    }

    static RegoNumber? Count(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsString(second, 2, out var part))
            return null;
        call.Charge(text.Length);
        return RegoNumber.Of(part.Length == 0 ? CodePoints.Count(text) + 1 : TextSearch.Count(text, part));
    }
}
