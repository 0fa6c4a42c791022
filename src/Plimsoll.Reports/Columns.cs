using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Reports;

/// <summary>Sets texts in aligned columns and cuts them to the width of a terminal.</summary>
static class Columns
{
    /// <summary>The narrowest terminal we set for, columns.</summary>
    public const int MinWidth = 60;

    /// <summary>The end of a text in at most <paramref name="width"/> columns: of a path, the end tells most.</summary>
    public static string CutStart(string text, int width) =>
        text.Length <= width ? text : "…" + text[^Math.Max(0, SafeTail(text, width - 1))..];

    /// <summary>The beginning of a text in at most <paramref name="width"/> columns.</summary>
    public static string CutEnd(string text, int width) =>
        text.Length <= width ? text : text[..Math.Max(0, SafeHead(text, width - 1))] + "…";

    /// <summary>The width of each column: its longest cell, but not more than its limit.</summary>
    /// <param name="rows">Rows with the same number of cells.</param>
    /// <param name="limits">The limit of each column, columns of the terminal.</param>
    public static ImmutableArray<int> Widths(IReadOnlyList<ImmutableArray<string>> rows, ReadOnlySpan<int> limits)
    {
        var widths = ImmutableArray.CreateBuilder<int>(limits.Length);
        for (var column = 0; column < limits.Length; column++)
        {
            var widest = 0;
            foreach (var row in rows)
                widest = Math.Max(widest, row[column].Length);
            widths.Add(Math.Min(widest, limits[column]));
        }
        return widths.MoveToImmutable();
    }

    /// <summary>Breaks a text at spaces into lines of at most <paramref name="width"/> columns; a longer word stays whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }
        yield return line.ToString();
    }

    // Never through a surrogate pair.
    static int SafeHead(string text, int length) =>
        length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    static int SafeTail(string text, int length) =>
        length > 0 && char.IsLowSurrogate(text[^length]) ? length - 1 : length;
}
