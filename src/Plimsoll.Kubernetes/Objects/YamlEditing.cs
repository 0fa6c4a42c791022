using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Changes single values of a YAML text and leaves everything else as it is written: comments, quotes, order, spaces.</summary>
public static class YamlEditing
{
    /// <summary>Replaces scalars, and inserts texts.</summary>
    /// <param name="text">The text: documents of YAML.</param>
    /// <param name="edits">The edits, in any order; none within another.</param>
    /// <param name="edited">The text with the edits; <c>null</c> where one has no scalar at its place, or the text cannot be read.</param>
    public static bool TryEdit(string text, IEnumerable<YamlEdit> edits, out string? edited)
    {
        edited = null;
        var spans = ScalarsOf(text);
        if (spans is null)
            return false;
        var changes = new List<(int Start, int End, string Text)>();
        foreach (var edit in edits)
        {
            if (edit.IsInsertion)
            {
                if (OffsetOf(text, edit.Line, edit.Column) is not { } offset)
                    return false;
                changes.Add((offset, offset, edit.Text));
            }
            else if (spans.TryGetValue((edit.Line, edit.Column), out var span))
            {
                changes.Add((span.Start, span.End, edit.Text));
            }
            else
            {
                return false;
            }
        }

        foreach (var (start, end, replacement) in changes.OrderByDescending(change => change.Start))
            text = string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));
        edited = text;
        return true;
    }

    /// <summary>A text as a scalar on one line that reads back as it, also between brackets and braces.</summary>
    /// <param name="text">The text.</param>
    public static string Scalar(string text) => text.AsSpan().ContainsAny(FlowIndicators) ? YamlOutput.Quoted(text) : YamlOutput.Scalar(text);

    static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}");

    /// <summary>Where the scalars stand, by their places; <c>null</c> where the text cannot be read.</summary>
    static Dictionary<(int Line, int Column), (int Start, int End)>? ScalarsOf(string text)
    {
        var spans = new Dictionary<(int, int), (int, int)>();
        try
        {
            using var reader = new StringReader(text);
            var parser = new Parser(new Scanner(reader, skipComments: true));
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar scalar)
                    spans[((int)scalar.Start.Line, (int)scalar.Start.Column)] = SpanOf(text, scalar);
            }

            return spans;
        }
        catch (Exception bad) when (bad is YamlException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return null; // The scanner lets the latter out on some broken escapes, tags and anchors.
        }
    }

    /// <summary>The characters of a scalar, without the line breaks and spaces behind a block.</summary>
    static (int Start, int End) SpanOf(string text, Scalar scalar)
    {
        var start = Math.Min((int)scalar.Start.Index, text.Length);
        var end = Math.Clamp((int)scalar.End.Index, start, text.Length);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }

    static int? OffsetOf(string text, int line, int column)
    {
        var start = 0;
        for (var number = 1; number < line; number++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                return null;
            start = end + 1;
        }

        return start + column - 1 <= text.Length ? start + column - 1 : null;
    }
}

/// <summary>A change of a YAML text.</summary>
/// <param name="Line">The line of the scalar that is replaced, or of the character before which is inserted, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">What is written there, as YAML.</param>
/// <param name="IsInsertion">Whether nothing is replaced.</param>
public sealed record YamlEdit(int Line, int Column, string Text, bool IsInsertion = false);
