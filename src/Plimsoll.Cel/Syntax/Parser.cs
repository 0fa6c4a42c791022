using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Cel.Syntax;

/// <summary>Reads expressions.</summary>
static class Parser
{
    /// <summary>Reads an expression and expands its macros.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="options">Which extensions of the syntax are understood.</param>
    /// <param name="macros">The macros; of two for the same call, the later one counts.</param>
    public static ParseResult Parse(string expression, CelOptions options, ImmutableArray<Macro> macros)
    {
        var source = new SourceText(expression);
        if (FindUnreadable(source) is { } unreadable)
            return new ParseResult(null, source, 0, [unreadable]);

        var tokens = new TokenReader(source);
        var reader = new ExpressionReader(tokens, options, macros);
        var root = reader.Read();
        if (tokens.Issues is { IsEmpty: false } issues)
            return new ParseResult(null, source, reader.LastId, issues);
        return ExprSize.FindExcess(root, source, options.MaxDepth) is { } excess
            ? new ParseResult(null, source, reader.LastId, [excess])
            : new ParseResult(root, source, reader.LastId, []);
    }

    /// <summary>Whether the text is too long, or is no Unicode.</summary>
    static CelIssue? FindUnreadable(SourceText source)
    {
        var codePoints = 0;
        foreach (var rune in source.Text.EnumerateRunes())
            codePoints++;
        if (codePoints > CelLimits.MaxExpressionCodePoints)
            return source.Issue(0, $"expression code point size exceeds limit: size: {codePoints}, limit {CelLimits.MaxExpressionCodePoints}");

        for (var i = 0; i < source.Text.Length; i++)
        {
            if (!char.IsSurrogate(source.Text[i]))
                continue;
            if (Rune.DecodeFromUtf16(source.Text.AsSpan(i), out _, out var length) != System.Buffers.OperationStatus.Done)
                return source.Issue(i, $"half of a surrogate pair (U+{(int)source.Text[i]:X4}): the text is no valid Unicode");
            i += length - 1;
        }

        return null;
    }
}
