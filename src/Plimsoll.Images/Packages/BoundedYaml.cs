using System.Text;
using YamlDotNet.Core;

namespace Plimsoll.Images.Packages;

/// <summary>A YAML file of bounded size and depth, read at once.</summary>
/// <remarks>
/// YAML 1.1 (https://yaml.org/spec/1.1/) as YamlDotNet's event parser understands it. Tags mean nothing here. An alias
/// counts as often as what it stands for, so that aliases of aliases end at the limit of nodes.
/// </remarks>
static class BoundedYaml
{
    /// <summary>The largest file, bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The deepest nesting of mappings and sequences.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most values of one file. A lock file of 10,000 packages has about 200,000.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>The first document of a file; an empty table where there is none.</summary>
    /// <exception cref="InvalidDataException">The file goes beyond a limit or is not YAML.</exception>
    public static DocumentNode Read(ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        ReadAll(content, cancellation) is [var first, ..] ? first : DocumentNode.Table();

    /// <summary>Every document of a file, without those that are empty.</summary>
    /// <exception cref="InvalidDataException">The file goes beyond a limit or is not YAML.</exception>
    public static IReadOnlyList<DocumentNode> ReadAll(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length > MaxBytes)
            throw new InvalidDataException($"The file is larger than {MaxBytes} bytes.");

        try
        {
            using var text = new StringReader(Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF'));
            var parser = new Parser(new Scanner(text, skipComments: true));
            var tree = new YamlTree();
            while (parser.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                tree.Take(parser.Current!);
            }
            return tree.Documents;
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
}
