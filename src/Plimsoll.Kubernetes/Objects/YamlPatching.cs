using System.Text;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Sets and removes keys in a YAML or JSON text and leaves everything else as it is written: comments, quotes, order, spaces.</summary>
public static class YamlPatching
{
    /// <summary>Makes the changes.</summary>
    /// <param name="text">The text, from which the nodes of the changes were read.</param>
    /// <param name="patches">The changes; none within the value of another. One that comes twice, as behind an anchor, is made once.</param>
    /// <returns>The text with the changes; <c>null</c> where one of them has no place in it, or two contradict each other.</returns>
    public static string? Apply(string text, IEnumerable<NodePatch> patches)
    {
        if (YamlSpans.Of(text) is not { } spans)
            return null;
        var edits = new List<Edit>();
        foreach (var group in patches.GroupBy(patch => patch.Mapping.Location))
        {
            if (Distinct(group) is not { } distinct)
                return null;
            foreach (var (patch, replacement) in Paired(distinct))
            {
                if (EditOf(text, spans, patch, replacement) is not { } edit)
                    return null;
                edits.Add(edit with { Indent = patch.Mapping.Column });
            }
        }

        Edit[] ordered = [.. InOrder(edits)];
        if (Overlap(ordered))
            return null;
        var result = new StringBuilder(text);
        foreach (var edit in ordered)
        {
            if (edit.End > result.Length)
                return null;
            result.Remove(edit.Start, edit.End - edit.Start).Insert(edit.Start, edit.Text);
        }

        return result.ToString();
    }

    /// <summary>The changes of one mapping, each key once: aliases bring the same mapping several times. <c>null</c> where a key gets two values.</summary>
    static List<NodePatch>? Distinct(IEnumerable<NodePatch> patches)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var distinct = new List<NodePatch>();
        foreach (var patch in patches)
        {
            var value = patch.Value is null ? "" : Flow(patch.Value, quoted: true);
            if (known.TryAdd(patch.Key, value))
                distinct.Add(patch);
            else if (known[patch.Key] != value)
                return null;
        }

        return distinct;
    }

    /// <summary>Whether a piece that is replaced reaches into the place of another edit; insertions at one place do not.</summary>
    static bool Overlap(Edit[] edits)
    {
        var end = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            if (edit.Start < end)
                return true;
            end = edit.End;
        }

        return false;
    }

    /// <summary>From the end of the text to its beginning. Of insertions at one place the deeper stands first, then the one that was asked first.</summary>
    static IEnumerable<Edit> InOrder(List<Edit> edits)
    {
        var removals = new List<Edit>();
        foreach (var removal in edits.Where(edit => edit.Text.Length == 0).OrderBy(edit => edit.Start))
        {
            // Neighbours that are both removed share the comma between them.
            if (removals.Count > 0 && removal.Start < removals[^1].End)
                removals[^1] = removals[^1] with { End = Math.Max(removal.End, removals[^1].End) };
            else
                removals.Add(removal);
        }

        return edits.Where(edit => edit.Text.Length > 0).Distinct().Reverse().Concat(removals)
            .OrderByDescending(edit => edit.Start).ThenBy(edit => edit.Indent);
    }

    /// <summary>A key that is removed gives its place to one that is new in the same mapping.</summary>
    static IEnumerable<(NodePatch Patch, NodePatch? Replacement)> Paired(List<NodePatch> patches)
    {
        var added = new Queue<NodePatch>(patches.Where(patch => patch.Mapping[patch.Key] is null));
        foreach (var patch in patches.Where(patch => patch.Mapping[patch.Key] is not null))
            yield return (patch, patch.Value is null && added.TryDequeue(out var replacement) ? replacement : null);
        foreach (var patch in added)
            yield return (patch, null);
    }

    static Edit? EditOf(string text, YamlSpans spans, NodePatch patch, NodePatch? replacement)
    {
        if (spans.Find(patch.Mapping) is not { } mapping)
            return null;
        var position = patch.Mapping.Entries.ToList().FindIndex(entry => entry.Key == patch.Key);
        if (position < 0)
            return patch.Value is null ? null : Insertion(text, mapping, patch);
        var entry = patch.Mapping.Entries[position];
        if (spans.Find(entry.Value) is not { } value || OffsetOf(text, entry) is not { } key)
            return null;
        if (replacement is not null)
        {
            var quoted = IsQuoted(text, key);
            return new Edit(key, value.End, $"{Key(replacement.Key, quoted)}: {Flow(replacement.Value!, quoted)}"); // What replaces has a value.
        }

        if (patch.Value is null)
            return mapping.IsFlow ? FlowRemoval(text, key, value.End) : BlockRemoval(text, patch.Mapping, position, key, value.End);
        return new Edit(value.Start, value.End, Flow(patch.Value, IsQuoted(text, key)));
    }

    /// <summary>A key behind all others.</summary>
    static Edit Insertion(string text, YamlSpan mapping, NodePatch patch)
    {
        // An insertion is only asked for where there is a value.
        if (mapping.IsFlow)
        {
            var quoted = IsQuoted(text, mapping.Start + 1 + text.AsSpan(mapping.Start + 1).IndexOfAnyExcept(' ', '\n', '\r'));
            var place = mapping.End - 1;
            while (place > mapping.Start + 1 && char.IsWhiteSpace(text[place - 1]))
                place--;
            var separator = patch.Mapping.Entries.IsEmpty ? "" : ", ";
            return new Edit(place, place, $"{separator}{Key(patch.Key, quoted)}: {Flow(patch.Value!, quoted)}");
        }

        var indent = new string(' ', patch.Mapping.Column - 1);
        var end = text.IndexOf('\n', mapping.End);
        var lines = YamlOutput.Write(NodeMaking.Mapping([new MappingEntry(patch.Key, 1, 1, patch.Value!)], patch.Mapping.Location)).TrimEnd('\n').Split('\n');
        var newLine = end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
        var added = string.Concat(lines.Select(line => newLine + indent + line));
        if (end < 0)
            end = text.Length;
        else if (newLine.Length == 2)
            end--;
        return new Edit(end, end, added);
    }

    static Edit FlowRemoval(string text, int key, int end)
    {
        var after = end;
        while (after < text.Length && char.IsWhiteSpace(text[after]))
            after++;
        if (after < text.Length && text[after] == ',')
        {
            after++;
            while (after < text.Length && text[after] == ' ')
                after++;
            return new Edit(key, after, "");
        }

        var before = key;
        while (before > 0 && char.IsWhiteSpace(text[before - 1]))
            before--;
        return before > 0 && text[before - 1] == ',' ? new Edit(before - 1, end, "") : new Edit(key, end, "");
    }

    static Edit BlockRemoval(string text, MappingNode mapping, int position, int key, int end)
    {
        if (mapping.Entries.Length == 1)
            return new Edit(key, end, "{}");
        var lineStart = text.LastIndexOf('\n', Math.Max(key - 1, 0)) + 1;
        if (text.AsSpan(lineStart, key - lineStart).IsWhiteSpace())
        {
            var lineEnd = text.IndexOf('\n', end);
            return new Edit(lineStart, lineEnd < 0 ? text.Length : lineEnd + 1, "");
        }

        // The key stands behind a dash: the next one takes its place.
        return position + 1 < mapping.Entries.Length && OffsetOf(text, mapping.Entries[position + 1]) is { } next && next > key
            ? new Edit(key, next, "")
            : new Edit(key, end, "{}");
    }

    static bool IsQuoted(string text, int key) => key < text.Length && text[key] == '"';

    static string Key(string key, bool quoted) => quoted ? YamlOutput.Quoted(key) : key;

    /// <summary>A value on one line.</summary>
    static string Flow(ObjectNode value, bool quoted) => value switch
    {
        MappingNode mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{Key(entry.Key, quoted)}: {Flow(entry.Value, quoted)}")) + "}",
        SequenceNode sequence => "[" + string.Join(", ", sequence.Items.Select(item => Flow(item, quoted))) + "]",
        ScalarNode { Kind: ScalarKind.String } text => quoted ? YamlOutput.Quoted(text.Text) : YamlEditing.Scalar(text.Text),
        ScalarNode scalar => scalar.Text,
        _ => "null",
    };

    static int? OffsetOf(string text, MappingEntry entry) =>
        YamlSpans.OffsetOf(text, entry.Line, entry.Column) is { } offset && offset < text.Length ? offset : null;

    /// <summary>A piece of the text and what stands there then.</summary>
    sealed record Edit(int Start, int End, string Text, int Indent = 0);
}
