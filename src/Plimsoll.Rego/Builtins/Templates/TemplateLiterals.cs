using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>Texts and numbers in templates, as Go writes them.</summary>
static class TemplateLiterals
{
    /// <summary>Reads one; <c>null</c> where none comes next.</summary>
    /// <param name="template">The template.</param>
    /// <param name="at">Where it begins; then where it ends.</param>
    public static RegoValue? Read(string template, ref int at)
    {
        switch (template[at])
        {
            case '"':
                return Quoted(template, ref at);
            case '`':
                var end = template.IndexOf('`', at + 1);
                if (end < 0)
                    return null;
                var raw = template[(at + 1)..end];
                at = end + 1;
                return new RegoString(raw);
            default:
                return Number(template, ref at);
        }
    }

    static RegoNumber? Number(string template, ref int at)
    {
        var end = at;
        while (end < template.Length && (char.IsAsciiLetterOrDigit(template[end]) || template[end] is '.' or '+' or '-'))
            end++;
        if (end == at || Casts.CanonicalNumber(template[at..end]) is not { } number)
            return null;
        at = end;
        return number;
    }

    static RegoString? Quoted(string template, ref int at)
    {
        var text = new StringBuilder();
        for (var place = at + 1; place < template.Length && template[place] != '\n'; place++)
        {
            if (template[place] == '"')
            {
                at = place + 1;
                return new RegoString(text.ToString());
            }

            if (template[place] != '\\')
                text.Append(template[place]);
            else if (!TryEscape(template, ref place, text))
                return null;
        }

        return null;
    }

    static bool TryEscape(string template, ref int at, StringBuilder text)
    {
        if (++at >= template.Length)
            return false;
        var digits = template[at] switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
        {
            if (at + digits >= template.Length || !int.TryParse(template.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint)
                || !Rune.IsValid(codePoint))
            {
                return false;
            }

            text.Append(new Rune(codePoint).ToString());
            at += digits;
            return true;
        }

        var meant = template[at] switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'v' => '\v',
            '"' or '\\' or '\'' => template[at],
            _ => '\0',
        };
        text.Append(meant);
        return meant != '\0';
    }
}
