using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>Texts with regular expressions between delimiters: <c>urn:foo:{.*}</c>.</summary>
static class PatternTemplate
{
    /// <summary>The regular expression that matches what a template stands for; <c>null</c> where its delimiters do not pair.</summary>
    public static string? Compile(string template, char start, char end)
    {
        var pattern = new StringBuilder("^");
        int depth = 0, from = 0;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == start && ++depth == 1)
            {
                Quote(template.AsSpan(from, at - from), pattern);
                from = at + 1;
            }
            else if (template[at] == end && --depth == 0)
            {
                pattern.Append('(').Append(template, from, at - from).Append(')');
                from = at + 1;
            }

            if (depth < 0)
                return null;
        }

        if (depth != 0)
            return null;
        Quote(template.AsSpan(from), pattern);
        return pattern.Append('$').ToString();
    }

    static void Quote(ReadOnlySpan<char> text, StringBuilder pattern)
    {
        foreach (var unit in text)
        {
            if (unit < 0x80 && !char.IsAsciiLetterOrDigit(unit) && unit > ' ')
                pattern.Append('\\');
            pattern.Append(unit);
        }
    }
}
