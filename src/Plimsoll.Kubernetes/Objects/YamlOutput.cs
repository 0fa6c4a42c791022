using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Writes nodes as YAML for people: blocks, and short lists of texts on one line. What it writes reads back as the same value.</summary>
/// <remarks>
/// YAML 1.2.2, sections 7.3 and 8.1; a text that kubectl would take for a boolean, number or null is quoted. The depth of nodes is
/// limited where they are read, <see cref="ManifestLimits"/>.
/// </remarks>
public static class YamlOutput
{
    /// <summary>Longest list that is written on one line, characters.</summary>
    const int MaxLine = 100;

    static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-$");

    const string Indicators = "-?:,[]{}#&*!|>'\"%@`=<~ ";

    /// <summary>The document, ending with a line break.</summary>
    /// <param name="node">The node.</param>
    public static string Write(ObjectNode node)
    {
        var text = new StringBuilder();
        switch (node)
        {
            case MappingNode { Entries.IsEmpty: false } mapping:
                Mapping(text, mapping, 0);
                break;
            case SequenceNode { Items.IsEmpty: false } sequence:
                Sequence(text, sequence, 0);
                break;
            default:
                Value(text, node, 0);
                text.Remove(0, 1);
                break;
        }

        return text.ToString();
    }

    static void Mapping(StringBuilder text, MappingNode mapping, int indent)
    {
        var isFirst = true;
        foreach (var entry in mapping.Entries)
        {
            // The first key of an item stands behind its dash.
            if (!isFirst || text is not [.., ' '])
                text.Append(' ', indent);
            isFirst = false;
            text.Append(Key(entry.Key)).Append(':');
            Value(text, entry.Value, indent);
        }
    }

    static void Sequence(StringBuilder text, SequenceNode sequence, int indent)
    {
        foreach (var item in sequence.Items)
        {
            text.Append(' ', indent).Append('-');
            if (item is MappingNode { Entries.IsEmpty: false } mapping)
            {
                text.Append(' ');
                Mapping(text, mapping, indent + 2);
            }
            else
            {
                Value(text, item, indent);
            }
        }
    }

    /// <summary>A value behind a key or a dash, from the space or line break before it to the line break after it.</summary>
    static void Value(StringBuilder text, ObjectNode node, int indent)
    {
        switch (node)
        {
            case MappingNode { Entries.IsEmpty: true }:
                text.Append(" {}\n");
                break;
            case MappingNode mapping:
                text.Append('\n');
                Mapping(text, mapping, indent + 2);
                break;
            case SequenceNode sequence when OneLine(sequence.Items) is { } line:
                text.Append(' ').Append(line).Append('\n');
                break;
            case SequenceNode sequence:
                text.Append('\n');
                Sequence(text, sequence, indent + 2);
                break;
            case ScalarNode { Kind: ScalarKind.String, Text: var block } when IsBlock(block):
                Block(text, block, indent + 2);
                break;
            case ScalarNode { Kind: ScalarKind.String } scalar:
                text.Append(' ').Append(Scalar(scalar.Text)).Append('\n');
                break;
            case ScalarNode scalar:
                text.Append(' ').Append(Other(scalar)).Append('\n');
                break;
        }
    }

    static string Other(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Float => Float(scalar),
        _ => scalar.MemberName,
    };

    static string Float(ScalarNode scalar) => scalar.Number switch
    {
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        double.NaN => ".nan",
        var number => number!.Value.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.AsSpan().ContainsAny('.', 'E')
            ? digits
            : digits + ".0",
    };

    /// <summary>The list on one line; <c>null</c> where it is too long, or not of texts.</summary>
    static string? OneLine(ImmutableArray<ObjectNode> items)
    {
        if (items.Any(item => item is not ScalarNode { Kind: ScalarKind.String }))
            return null;
        var line = $"[{string.Join(", ", items.Select(item => Quoted(((ScalarNode)item).Text)))}]";
        return line.Length <= MaxLine ? line : null;
    }

    static string Key(string text) => IsPlain(text) && !text.AsSpan().ContainsAnyExcept(KeyCharacters) ? text : Quoted(text);

    /// <summary>A text on one line, in quotes where it needs them.</summary>
    internal static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    static bool IsPlain(string text) =>
        YamlScalar.Resolve(text, isPlain: true, tag: "") is (ScalarKind.String, _)
        && !Indicators.Contains(text[0], StringComparison.Ordinal)
        && text[^1] != ' '
        && !text.Contains(':', StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>In single quotes where that needs fewer escapes.</summary>
    internal static string Quoted(string text) =>
        text.AsSpan().ContainsAny('"', '\\') && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Whether a text of several lines can stand as a block, which shows it as it is.</summary>
    static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && text[0] is not (' ' or '\n')
        && !text.Contains(" \n", StringComparison.Ordinal)
        && text[^1] != ' '
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExcept(BlockCharacters);

    static readonly SearchValues<char> BlockCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n']);

    static void Block(StringBuilder text, string block, int indent)
    {
        text.Append(block[^1] == '\n' ? " |\n" : " |-\n");
        foreach (var line in block.TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0)
                text.Append(' ', indent).Append(line);
            text.Append('\n');
        }
    }
}
