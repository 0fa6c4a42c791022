using Plimsoll.Cel.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>regex.globs_match</c>: whether there is a text that two simple patterns both match.</summary>
/// <remarks>
/// The patterns of https://github.com/yashtewari/glob-intersection: characters, <c>.</c>, sets as <c>[a-z]</c>, each with <c>*</c> or <c>+</c>,
/// and a backslash before a character that is meant itself. Both are run through each other as automata, in time by the product of their lengths.
/// </remarks>
static class GlobIntersection
{
    static readonly CodePointSet Any = CodePointSet.Of((0, CodePointSet.Last));

    /// <summary>Whether there is such a text.</summary>
    public static RegoValue? Intersect(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var left) || !call.IsString(second, 2, out var right))
            return null;
        if (Read(call, left) is not { } one || Read(call, right) is not { } other)
            return null;
        call.ChargeItems((one.Count + 1L) * (other.Count + 1L));
        return RegoBoolean.Of(Meet(call, one, other));
    }

    static bool Meet(BuiltinCall call, List<Part> left, List<Part> right)
    {
        var width = right.Count + 1;
        var seen = new bool[(left.Count + 1) * width];
        var waiting = new Stack<(int Left, int Right)>();
        Push(0, 0);
        while (waiting.TryPop(out var at))
        {
            var (mine, others) = (at.Left < left.Count ? left[at.Left] : null, at.Right < right.Count ? right[at.Right] : null);
            if (mine is null && others is null)
                return true;
            if (mine is { MayBeAbsent: true })
                Push(at.Left + 1, at.Right);
            if (others is { MayBeAbsent: true })
                Push(at.Left, at.Right + 1);
            if (mine is null || others is null || !Share(call, mine.Members, others.Members))
                continue;
            Push(at.Left + 1, at.Right + 1);
            if (mine.MayRepeat)
                Push(at.Left, at.Right + 1);
            if (others.MayRepeat)
                Push(at.Left + 1, at.Right);
            // Both may go on with the same parts: nothing new.
        }

        return false;

        void Push(int one, int other)
        {
            if (seen[one * width + other])
                return;
            seen[one * width + other] = true;
            waiting.Push((one, other));
        }
    }

    static bool Share(BuiltinCall call, CodePointSet left, CodePointSet right)
    {
        call.Charge(left.Ranges.Count + right.Ranges.Count);
        int mine = 0, other = 0;
        while (mine < left.Ranges.Count && other < right.Ranges.Count)
        {
            var (one, two) = (left.Ranges[mine], right.Ranges[other]);
            if (Math.Max(one.First, two.First) <= Math.Min(one.Last, two.Last))
                return true;
            if (one.Last < two.Last)
                mine++;
            else
                other++;
        }

        return false;
    }

    static List<Part>? Read(BuiltinCall call, string text)
    {
        var parts = new List<Part>();
        var reader = new PatternReader(text);
        call.Charge(text.Length);
        while (!reader.IsAtEnd)
        {
            var members = ReadMembers(call, text, reader);
            if (members is null)
                return null;
            var flag = reader.Peek() is '*' or '+' ? reader.Take() : '\0';
            parts.Add(new Part(members, MayBeAbsent: flag == '*', MayRepeat: flag != '\0'));
        }

        return parts;
    }

    static CodePointSet? ReadMembers(BuiltinCall call, string text, PatternReader reader)
    {
        var next = reader.TakeCodePoint();
        switch (next)
        {
            case '.':
                return Any;
            case '[':
                return ReadSet(call, text, reader);
            case ']':
                return Fail(call, text, reader, "set-close ']' with no preceding '['");
            case '*' or '+':
                return Fail(call, text, reader, $"flag '{(char)next}' must be preceded by a character or a set");
            case '\\' when reader.IsAtEnd:
                return Fail(call, text, reader, "no character after the escape");
            case '\\':
                next = reader.TakeCodePoint();
                return CodePointSet.Of((next, next));
            default:
                return CodePointSet.Of((next, next));
        }
    }

    static CodePointSet? ReadSet(BuiltinCall call, string text, PatternReader reader)
    {
        var ranges = new List<(int First, int Last)>();
        while (!reader.TryTake(']'))
        {
            if (reader.IsAtEnd)
                return Fail(call, text, reader, "set '[' that is not closed");
            var first = TakeMember(reader);
            var last = first;
            if (reader.Peek() == '-' && reader.PeekAt(1) is not (']' or '\0'))
            {
                reader.Take();
                last = TakeMember(reader);
            }

            if (last < first)
                return Fail(call, text, reader, "range that ends before it begins");
            ranges.Add((first, last));
        }

        return CodePointSet.Of(ranges);
    }

    static int TakeMember(PatternReader reader)
    {
        reader.TryTake('\\');
        return reader.TakeCodePoint();
    }

    static CodePointSet? Fail(BuiltinCall call, string text, PatternReader reader, string complaint)
    {
        call.Fail($"input:{text}, pos:{reader.At}, {complaint}: the input provided is invalid");
        return null;
    }

    sealed record Part(CodePointSet Members, bool MayBeAbsent, bool MayRepeat);
}
