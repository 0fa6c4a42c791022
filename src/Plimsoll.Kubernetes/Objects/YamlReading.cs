using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Model.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Reads one YAML document to nodes.</summary>
/// <remarks>YAML 1.1 (https://yaml.org/spec/1.1/) as YamlDotNet's event parser understands it; types by <see cref="YamlScalar"/>.</remarks>
static partial class YamlReading
{
    const string ExtraSpaces = "found extra spaces in first line";

    /// <summary>How many events pass between two looks at the token.</summary>
    const int EventsPerCheck = 4096;

    /// <summary>The document's root; <c>null</c> where it holds nothing but comments.</summary>
    /// <param name="text">The document alone.</param>
    /// <param name="file">For places.</param>
    /// <param name="linesBefore">Lines of the file before this document.</param>
    /// <param name="budget">The file's limits.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ManifestException">The document cannot be read.</exception>
    public static ObjectNode? Read(
        string text, string file, int linesBefore, NodeBudget budget, CancellationToken cancellation)
    {
        try
        {
            return ReadEvents(text, file, linesBefore, budget, cancellation);
        }
        catch (YamlException bad)
        {
            // YAML 1.2.2 forbids a first blank line of a block that is longer than its indentation; kubectl reads it.
            if (bad.Message.Contains(ExtraSpaces, StringComparison.Ordinal) && BlankLine().Replace(text, "") is var plainer
                && plainer.Length < text.Length)
            {
                return Read(plainer, file, linesBefore, budget, cancellation);
            }

            throw new ManifestException(
                UnreadReason.Malformed, Sentence(bad.Message), linesBefore + bad.Start.Line, bad.Start.Column);
        }
        catch (Exception bad) when (bad is ArgumentException or InvalidOperationException or OverflowException)
        {
            // The scanner lets these out on some broken escapes, tags and anchors.
            throw new ManifestException(UnreadReason.Malformed, Sentence(bad.Message), linesBefore + 1, 0);
        }
    }

    static ObjectNode? ReadEvents(
        string text, string file, int linesBefore, NodeBudget budget, CancellationToken cancellation)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(new Scanner(reader, skipComments: true));
        var builder = new NodeBuilder(file, budget);
        for (var events = 0; parser.MoveNext(); events++)
        {
            if (events % EventsPerCheck == 0)
                cancellation.ThrowIfCancellationRequested();
            var line = linesBefore + (int)parser.Current!.Start.Line;
            var column = (int)parser.Current.Start.Column;
            switch (parser.Current)
            {
                case MappingStart mapping:
                    builder.Begin(mapping: true, line, column, Name(mapping.Anchor));
                    break;
                case SequenceStart sequence:
                    builder.Begin(mapping: false, line, column, Name(sequence.Anchor));
                    break;
                case MappingEnd or SequenceEnd:
                    builder.End();
                    break;
                case AnchorAlias alias:
                    builder.Alias(alias.Value.Value, line, column);
                    break;
                case Scalar scalar:
                    Add(builder, scalar, line, column);
                    break;
                case DocumentStart when builder.Root is not null:
                    throw new ManifestException(
                        UnreadReason.Malformed, "expected the end of the document or ---", line, column);
            }
        }

        return builder.Root;
    }

    static void Add(NodeBuilder builder, Scalar scalar, int line, int column)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var isPlain = scalar.Style == YamlDotNet.Core.ScalarStyle.Plain;
        var (kind, bits) = YamlScalar.Resolve(scalar.Value, isPlain, tag) ?? throw new ManifestException(
            UnreadReason.Malformed, $"the value does not fit its tag {tag}", line, column);
        var isMerge = isPlain && scalar.Value == "<<";
        builder.Scalar(kind, scalar.Value, bits, line, column, Name(scalar.Anchor), isMerge, StyleOf(scalar));
    }

    static ScalarStyle StyleOf(Scalar scalar) => scalar.Style switch
    {
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
        _ => ScalarStyle.Plain,
    };

    static string? Name(AnchorName anchor) => anchor.IsEmpty ? null : anchor.Value;

    [GeneratedRegex(@"^ +\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    static string Sentence(string message)
    {
        var text = new StringBuilder(message).Replace('\n', ' ').Replace('\r', ' ');
        return text.ToString().TrimEnd('.', ' ');
    }
}
