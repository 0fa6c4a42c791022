using System.Buffers;

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
        if (YamlSpans.Of(text) is not { } spans)
            return false;
        var changes = new List<(int Start, int End, string Text)>();
        foreach (var edit in edits)
        {
            if (edit.IsInsertion)
            {
                if (YamlSpans.OffsetOf(text, edit.Line, edit.Column) is not { } offset)
                    return false;
                changes.Add((offset, offset, edit.Text));
            }
            else if (spans.FindScalar(edit.Line, edit.Column) is { } span)
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
}

/// <summary>A change of a YAML text.</summary>
/// <param name="Line">The line of the scalar that is replaced, or of the character before which is inserted, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">What is written there, as YAML.</param>
/// <param name="IsInsertion">Whether nothing is replaced.</param>
public sealed record YamlEdit(int Line, int Column, string Text, bool IsInsertion = false);
