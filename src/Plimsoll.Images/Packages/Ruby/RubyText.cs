namespace Plimsoll.Images.Packages.Ruby;

/// <summary>Texts that are written out in Ruby: <c>"a".freeze</c>, <c>'a'</c>, <c>%q&lt;a&gt;.freeze</c>, alone or in a list.</summary>
/// <remarks>https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-String+Literals</remarks>
static class RubyText
{
    /// <summary>The texts at the start of an expression; empty where it starts with anything else.</summary>
    public static List<string> All(ReadOnlySpan<char> expression)
    {
        var all = new List<string>();
        var rest = expression.TrimStart().TrimStart('[').TrimStart();
        while (true)
        {
            if (Close(rest, out var start) is not { } close || rest[start..].IndexOf(close) is not (>= 0 and var length))
                return all;

            // A text that computes something or escapes a character is not what it seems.
            var text = rest.Slice(start, length);
            if (text.Contains('\\') || text.Contains("#{", StringComparison.Ordinal))
                return all;
            all.Add(text.Trim().ToString());
            rest = rest[(start + length + 1)..];
            if (rest.StartsWith(".freeze", StringComparison.Ordinal))
                rest = rest[".freeze".Length..];
            rest = rest.TrimStart();
            if (rest is not [',', ..])
                return all;
            rest = rest[1..].TrimStart();
        }
    }

    static char? Close(ReadOnlySpan<char> text, out int start)
    {
        start = 1;
        if (text is ['"' or '\'', ..])
            return text[0];
        start = 3;
        return text is ['%', 'q' or 'Q', var open, ..]
            ? open switch { '<' => '>', '(' => ')', '[' => ']', '{' => '}', _ => open }
            : null;
    }
}
