using System.Text;
using Plimsoll.Cel.Builtins;

namespace Plimsoll.Rego.Builtins;

/// <summary>Finds texts in texts in linear time, whatever is sought.</summary>
static class TextSearch
{
    /// <summary>Up to this length .NET searches, which is faster but takes time by the product of both lengths, in UTF-16 units.</summary>
    const int MaxSimple = 64;

    /// <summary>The first place of a text at or after another, in UTF-16 units; -1 where there is none.</summary>
    public static int IndexOf(string text, string sought, int from)
    {
        var found = TextMatch.IndexOf(text.AsSpan(from), sought);
        return found < 0 ? -1 : from + found;
    }

    /// <summary>How often a text that is not empty occurs, without overlaps.</summary>
    public static int Count(string text, string sought)
    {
        if (sought.Length <= MaxSimple)
            return text.AsSpan().Count(sought);
        var count = 0;
        for (var at = IndexOf(text, sought, 0); at >= 0; at = IndexOf(text, sought, at + sought.Length))
            count++;
        return count;
    }

    /// <summary>Replaces a text that is not empty.</summary>
    public static string Replace(string text, string sought, string replacement)
    {
        if (sought.Length <= MaxSimple)
            return text.Replace(sought, replacement, StringComparison.Ordinal);
        var result = new StringBuilder();
        var copied = 0;
        for (var at = IndexOf(text, sought, 0); at >= 0; at = IndexOf(text, sought, copied))
        {
            result.Append(text, copied, at - copied).Append(replacement);
            copied = at + sought.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
