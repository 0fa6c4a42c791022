namespace Plimsoll.Cel.Builtins;

/// <summary>The classes of a regular expression: <c>[a-z]</c>, <c>[^[:alpha:]_\d]</c>.</summary>
static class PatternClass
{
    public static CodePointSet Read(PatternReader reader, PatternFlags flags)
    {
        var start = reader.At;
        reader.Take();
        var isNegated = reader.TryTake('^');
        var ranges = new List<(int First, int Last)>();
        for (var isFirst = true; isFirst || reader.Peek() != ']'; isFirst = false)
        {
            if (reader.IsAtEnd)
            {
                Unclosed(reader, start);
                return CodePointSet.Of();
            }

            if (ReadNamed(reader) is { } set)
                ranges.AddRange(set.Ranges);
            else
                ranges.Add(ReadRange(reader, start));
        }

        reader.Take();
        var members = CodePointSet.Of(ranges);
        if (!isNegated)
            return members;
        return (flags.HasFlag(PatternFlags.IgnoresCase) ? CaseFolding.Fold(members) : members).Negated();
    }

    /// <summary>Reads a set with a name; <c>null</c> where none comes next.</summary>
    static CodePointSet? ReadNamed(PatternReader reader)
    {
        if (reader.Peek() == '\\')
            return PatternEscape.ReadSet(reader);
        var start = reader.At;
        if (!reader.TryTake("[:"))
            return null;
        var isNegated = reader.TryTake('^');
        var first = reader.At;
        while (char.IsAsciiLetter(reader.Peek()))
            reader.Take();
        var name = reader.Since(first);
        if (!reader.TryTake(":]"))
        {
            reader.At = start;
            return null;
        }

        if (NamedCodePoints.Ascii(name) is { } set)
            return isNegated ? set.Negated() : set;
        reader.Fail("invalid character class range", reader.Since(start));
        return CodePointSet.Of();
    }

    static (int First, int Last) ReadRange(PatternReader reader, int classStart)
    {
        var start = reader.At;
        var first = ReadMember(reader);
        if (reader.Peek() != '-' || reader.PeekAt(1) is ']' or '\0')
            return (first, first);
        reader.Take();
        if (reader.IsAtEnd)
            Unclosed(reader, classStart);
        var last = ReadMember(reader);
        if (last < first)
            reader.Fail("invalid character class range", reader.Since(start));
        return (first, Math.Max(first, last));
    }

    static int ReadMember(PatternReader reader) => reader.Peek() == '\\' ? PatternEscape.ReadCodePoint(reader) : reader.TakeCodePoint();

    static void Unclosed(PatternReader reader, int start)
    {
        reader.At = int.MaxValue;
        reader.Fail("missing closing ]", reader.Since(start));
    }
}
