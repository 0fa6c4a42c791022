using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Rego.Builtins;

/// <summary>What <c>regex.replace</c> puts in the place of a match: text, and groups as <c>$1</c> or <c>${name}</c>.</summary>
/// <remarks>https://pkg.go.dev/regexp#Regexp.Expand.</remarks>
sealed class PatternReplacement
{
    readonly Regex _regex;

    /// <summary>Parts by turns: a text, the number of a group or -1 for none, a text, and so on.</summary>
    readonly List<(string Text, int Group)> _parts;

    PatternReplacement(Regex regex, List<(string Text, int Group)> parts) => (_regex, _parts) = (regex, parts);

    /// <summary>Reads a replacement.</summary>
    /// <param name="template">The replacement.</param>
    /// <param name="pattern">The pattern, for the names of its groups.</param>
    /// <param name="regex">The pattern compiled.</param>
    public static PatternReplacement Of(string template, string pattern, Regex regex)
    {
        var parts = new List<(string Text, int Group)>();
        var text = new StringBuilder();
        IReadOnlyDictionary<string, int>? names = null;
        for (var at = 0; at < template.Length;)
        {
            if (template[at] != '$' || at + 1 == template.Length)
            {
                text.Append(template[at++]);
            }
            else if (template[at + 1] == '$')
            {
                text.Append('$');
                at += 2;
            }
            else if (TryName(template, at + 1, out var name, out var next))
            {
                var group = NumberOf(name, names ??= PatternGroups.NamesOf(pattern));
                parts.Add((text.ToString(), group));
                text.Clear();
                at = next;
            }
            else
            {
                text.Append(template[at++]);
            }
        }

        parts.Add((text.ToString(), -1));
        return new PatternReplacement(regex, parts);
    }

    /// <summary>Replaces all matches; <c>null</c> where there is none.</summary>
    public string? Apply(BuiltinCall call, string text)
    {
        var match = PatternMatches.First(_regex, text);
        if (match is null)
            return null;
        var result = new StringBuilder();
        var copied = 0;
        for (; match is not null; match = PatternMatches.Next(match, text))
        {
            call.ChargeBuilt(result.Length, match.Index - copied + 1);
            result.Append(text, copied, match.Index - copied);
            Expand(call, match, result);
            copied = match.Index + match.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    void Expand(BuiltinCall call, Match match, StringBuilder result)
    {
        foreach (var (text, group) in _parts)
        {
            result.Append(text);
            if (group >= 0 && match.Groups[group] is { Success: true } found)
            {
                call.ChargeBuilt(result.Length, found.Length + 1);
                result.Append(found.ValueSpan);
            }

            call.ChargeBuilt(result.Length, text.Length + 1);
        }
    }

    static int NumberOf(string name, IReadOnlyDictionary<string, int> names)
    {
        if (name.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return names.TryGetValue(name, out var group) ? group : -1;
    }

    static bool TryName(string template, int at, out string name, out int next)
    {
        var isBraced = template[at] == '{';
        var first = isBraced ? at + 1 : at;
        next = first;
        while (next < template.Length && (char.IsLetterOrDigit(template[next]) || template[next] == '_'))
            next++;
        name = template[first..next];
        if (name.Length == 0 || (isBraced && (next == template.Length || template[next] != '}')))
            return false;
        if (isBraced)
            next++;
        return true;
    }
}
