using System.Runtime.InteropServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Where the values of a YAML text begin and end.</summary>
sealed class YamlSpans
{
    readonly Dictionary<(int Line, int Column), YamlSpan> _scalars = [];
    readonly Dictionary<(int Line, int Column), YamlSpan> _collections = [];

    /// <summary>Reads the places; <c>null</c> where the text cannot be read.</summary>
    public static YamlSpans? Of(string text)
    {
        var spans = new YamlSpans();
        try
        {
            using var reader = new StringReader(text);
            var parser = new Parser(new Scanner(reader, skipComments: true));
            spans.Read(parser, text);
            return spans;
        }
        catch (Exception bad) when (bad is YamlException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return null; // The scanner lets the latter out on some broken escapes, tags and anchors.
        }
    }

    /// <summary>Where a value stands; <c>null</c> where there is none of its kind at its place.</summary>
    public YamlSpan? Find(ObjectNode node) =>
        (node is ScalarNode ? _scalars : _collections).TryGetValue((node.Line, node.Column), out var span) ? span : null;

    /// <summary>Where a scalar stands; <c>null</c> where there is none at the place.</summary>
    public YamlSpan? FindScalar(int line, int column) => _scalars.TryGetValue((line, column), out var span) ? span : null;

    /// <summary>The position of a place in a text, at most behind its end; <c>null</c> where the text has no such place.</summary>
    public static int? OffsetOf(string text, int line, int column)
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

    void Read(Parser parser, string text)
    {
        var open = new Stack<(Mark Start, bool IsFlow)>();
        var last = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case Scalar scalar:
                    last = EndOf(text, scalar.Start, scalar.End);
                    _scalars[Place(scalar.Start)] = new YamlSpan((int)scalar.Start.Index, last, IsFlow: false);
                    break;
                case AnchorAlias alias:
                    last = EndOf(text, alias.Start, alias.End);
                    break;
                case MappingStart mapping:
                    open.Push((mapping.Start, mapping.Style == MappingStyle.Flow));
                    break;
                case SequenceStart sequence:
                    open.Push((sequence.Start, sequence.Style == SequenceStyle.Flow));
                    break;
                case MappingEnd or SequenceEnd:
                    var (start, isFlow) = open.Pop();
                    if (isFlow)
                        last = BehindBracket(text, parser.Current.Start);
                    _collections[Place(start)] = new YamlSpan((int)start.Index, Math.Max(last, (int)start.Index), isFlow);
                    break;
            }
        }
    }

    static (int Line, int Column) Place(Mark mark) => ((int)mark.Line, (int)mark.Column);

    /// <summary>The end of a collection whose closing bracket a mark stands at or before.</summary>
    static int BehindBracket(string text, Mark mark)
    {
        var start = Math.Min((int)mark.Index, text.Length);
        var bracket = text.AsSpan(start).IndexOfAny(']', '}');
        return bracket < 0 ? start : start + bracket + 1;
    }

    /// <summary>The end without the line breaks and spaces behind.</summary>
    static int EndOf(string text, Mark from, Mark to)
    {
        var start = Math.Min((int)from.Index, text.Length);
        var end = Math.Clamp((int)to.Index, start, text.Length);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}

/// <summary>Where a value stands in a text, in UTF-16 units.</summary>
/// <param name="Start">Its first.</param>
/// <param name="End">Behind its last.</param>
/// <param name="IsFlow">Whether it is a collection in brackets or braces.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct YamlSpan(int Start, int End, bool IsFlow);
