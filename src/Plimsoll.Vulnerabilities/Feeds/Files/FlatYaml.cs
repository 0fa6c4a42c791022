using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>Reads a YAML document of names with a text, or a list of texts, each; what nests deeper is passed over.</summary>
/// <remarks>YAML 1.1 as YamlDotNet's event parser understands it. Tags mean nothing, aliases are refused.</remarks>
static class FlatYaml
{
    /// <summary>The largest document: 1 MiB.</summary>
    internal const int MaxBytes = 1024 * 1024;

    /// <summary>Texts of one document.</summary>
    internal const int MaxTexts = 50_000;

    /// <summary>Reads the first document of a stream.</summary>
    /// <exception cref="InvalidDataException">It is not such a document, or beyond a limit.</exception>
    internal static Dictionary<string, List<string>> Read(Stream stream)
    {
        try
        {
            using var text = new StreamReader(new BoundedStream(stream, MaxBytes, "The document"));
            var parser = new Parser(new Scanner(text, skipComments: true));
            return Read(parser);
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException($"Not YAML at line {fault.Start.Line}, column {fault.Start.Column}.", fault);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or OverflowException)
        {
            // The scanner lets these out on some broken escapes, tags and anchors.
            throw new InvalidDataException("Not YAML: an escape, a tag or an anchor is broken.", fault);
        }
    }

    static Dictionary<string, List<string>> Read(Parser parser)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        string? name = null;
        var (depth, count) = (0, 0);
        while (parser.MoveNext() && parser.Current is not DocumentEnd)
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    throw new InvalidDataException($"An alias at line {alias.Start.Line}: none is expected here.");
                case MappingStart or SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    if (--depth == 1)
                        name = null;
                    break;
                case Scalar when ++count > MaxTexts:
                    throw new InvalidDataException($"The document has more texts than the limit of {MaxTexts:N0}.");
                case Scalar scalar when depth == 1 && name is null:
                    name = scalar.Value;
                    if (!found.TryAdd(name, []))
                        throw new InvalidDataException($"\"{AdvisoryText.Summary(name)}\" is there twice, again at line {scalar.Start.Line}.");
                    break;
                case Scalar scalar when depth is 1 or 2 && name is not null:
                    found[name].Add(scalar.Value);
                    name = depth == 1 ? null : name;
                    break;
                default:
                    break;
            }
        }
        return found;
    }
}
