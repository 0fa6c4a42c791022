using Plimsoll.Rego.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Rego.Builtins;

/// <summary>Reads the first document of YAML.</summary>
/// <remarks>As sigs.k8s.io/yaml, which makes JSON of it: names are texts, merge keys are merged, dates stay texts.</remarks>
sealed class YamlParsing
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    const int MaxLength = 8 * 1024 * 1024;

    /// <summary>Deepest nesting, in levels.</summary>
    const int MaxNesting = 200;

    /// <summary>Most nodes of a document, those of an alias counted each time.</summary>
    const int MaxNodes = 1_000_000;

    readonly BuiltinCall _call;
    readonly Parser _parser;
    readonly Dictionary<string, (RegoValue Value, int Nodes)> _anchors = new(StringComparer.Ordinal);
    int _nodes;
    int _nesting;

    YamlParsing(BuiltinCall call, TextReader text) => (_call, _parser) = (call, new Parser(new Scanner(text, skipComments: true)));

    /// <summary>Reads a document.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="text">The text.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>The value; <c>null</c> where there is none.</returns>
    public static RegoValue? Parse(BuiltinCall call, string text, out string error)
    {
        error = "";
        call.Charge(4L * text.Length);
        if (text.Length > MaxLength)
        {
            error = $"more than {MaxLength} characters";
            return null;
        }

        try
        {
            using var reader = new StringReader(text);
            return new YamlParsing(call, reader).Document();
        }
        catch (YamlException bad)
        {
            // The only way in which YamlDotNet tells of mistakes.
            error = $"line {bad.Start.Line}: {bad.Message}";
            return null;
        }
        catch (Exception bad) when (bad is ArgumentException or InvalidOperationException or OverflowException)
        {
            // The scanner lets these out on some broken escapes, tags and anchors.
            error = bad.Message;
            return null;
        }
    }

    RegoValue Document()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart && _parser.MoveNext())
                return Node();
        }

        return RegoNull.Value;
    }

    RegoValue Node()
    {
        _call.Charge(1);
        if (++_nodes > MaxNodes)
            throw Bad($"more than {MaxNodes} values");
        return _parser.Current switch
        {
            Scalar scalar => Kept(scalar.Anchor, YamlScalars.Resolve(scalar) ?? throw Bad("the value does not fit its tag"), _nodes - 1),
            AnchorAlias alias => Referred(alias),
            SequenceStart sequence => Nested(sequence.Anchor, Sequence),
            MappingStart mapping => Nested(mapping.Anchor, Mapping),
            _ => throw Bad("a value is missing"),
        };
    }

    RegoValue Kept(AnchorName anchor, RegoValue value, int nodesBefore)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = (value, _nodes - nodesBefore);
        return value;
    }

    RegoValue Referred(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var found))
            throw Bad($"unknown anchor '{alias.Value.Value}' referenced");
        _nodes += found.Nodes;
        _call.Charge(found.Nodes);
        return _nodes > MaxNodes ? throw Bad($"more than {MaxNodes} values") : found.Value;
    }

    RegoValue Nested(AnchorName anchor, Func<RegoValue> read)
    {
        NestingGuard.Enter();
        if (++_nesting > MaxNesting)
            throw Bad($"nested deeper than {MaxNesting} levels");
        var before = _nodes - 1;
        var value = read();
        _nesting--;
        return Kept(anchor, value, before);
    }

    RegoArray Sequence()
    {
        var items = new List<RegoValue>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
            items.Add(Node());
        return new RegoArray([.. items]);
    }

    RegoObject Mapping()
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        var merged = new List<KeyValuePair<RegoValue, RegoValue>>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var name = Node();
            if (!_parser.MoveNext())
                throw Bad("a value is missing");
            var value = Node();
            if (isMerge)
                Merge(value, merged);
            else
                members.Add(new(new RegoString(NameOf(name)), value));
        }

        return RegoObject.Of(merged.Count == 0 ? members : [.. merged, .. members]);
    }

    /// <summary>Adds the members of one mapping or of several, of which the first counts.</summary>
    void Merge(RegoValue value, List<KeyValuePair<RegoValue, RegoValue>> to)
    {
        var sources = value is RegoArray array ? array.Items : new[] { value };
        for (var source = sources.Length - 1; source >= 0; source--)
        {
            if (sources[source] is not RegoObject members)
                throw Bad("map merge requires map or sequence of maps as the value");
            _call.Charge(members.Count);
            for (var index = 0; index < members.Count; index++)
                to.Add(new(members.Keys[index], members.Values[index]));
        }
    }

    string NameOf(RegoValue key) => key switch
    {
        RegoString text => text.Value,
        RegoNumber or RegoBoolean or RegoNull => key.ToJson(),
        _ => throw Bad("a name must be a text, a number or a boolean"),
    };

    YamlException Bad(string message)
    {
        var at = _parser.Current?.Start ?? Mark.Empty;
        return new YamlException(at, at, message);
    }
}
