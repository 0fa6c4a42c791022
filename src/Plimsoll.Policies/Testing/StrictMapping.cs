using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>Reads the fields of a mapping strictly: a field that nobody asked for and a value of another type are problems with a place.</summary>
sealed class StrictMapping(MappingNode node, string what, TestProblems problems)
{
    readonly List<string> _known = [];

    public MappingNode Node => node;

    /// <summary>A text; empty where there is none. Numbers are not texts, so that 1.30 does not become 1.3.</summary>
    public string Text(string field)
    {
        if (Find(field) is not { } value)
            return "";
        if (value.AsText is { } text)
            return text;
        Expect(field, value, "text" + (value is ScalarNode scalar ? $", e.g. \"{scalar.Text}\"" : ""));
        return "";
    }

    /// <summary>A text of a list of words; <c>null</c> where there is none.</summary>
    public T? Word<T>(string field, params ReadOnlySpan<(string Name, T Value)> words) where T : struct
    {
        if (Find(field) is not { } value)
            return null;
        foreach (var (name, meaning) in words)
        {
            if (value.AsText == name)
                return meaning;
        }

        List<string> names = [];
        foreach (var (name, _) in words)
            names.Add(name);
        Expect(field, value, string.Join(", ", names[..^1]) + " or " + names[^1]);
        return null;
    }

    public bool Boolean(string field)
    {
        if (Find(field) is not { } value)
            return false;
        if (value.AsBoolean is { } truth)
            return truth;
        Expect(field, value, "true or false");
        return false;
    }

    public MappingNode? Mapping(string field)
    {
        if (Find(field) is not { } value)
            return null;
        if (value is MappingNode mapping)
            return mapping;
        Expect(field, value, "a mapping");
        return null;
    }

    /// <summary>The fields of a mapping, to be read strictly too.</summary>
    public StrictMapping? Fields(string field) =>
        Mapping(field) is { } mapping ? new StrictMapping(mapping, $"{what}.{field}".TrimStart('.'), problems) : null;

    /// <summary>The items of a list; <c>null</c> where there is none.</summary>
    public ImmutableArray<ObjectNode>? Items(string field)
    {
        if (Find(field) is not { } value)
            return null;
        if (value is SequenceNode sequence)
            return sequence.Items;
        Expect(field, value, "a list");
        return null;
    }

    /// <summary>Texts; a single one may stand without a list.</summary>
    public ImmutableArray<ScalarNode> Texts(string field)
    {
        if (Find(field) is not { } value)
            return [];
        ImmutableArray<ObjectNode> items = value is SequenceNode sequence ? sequence.Items : [value];
        var texts = ImmutableArray.CreateBuilder<ScalarNode>();
        foreach (var item in items)
        {
            if (item is ScalarNode { Kind: ScalarKind.String } text)
                texts.Add(text);
            else
                Expect(field, item, "text");
        }

        return texts.ToImmutable();
    }

    /// <summary>The value of a field; <c>null</c> where there is none, or it is null.</summary>
    public ObjectNode? Find(string field)
    {
        _known.Add(field);
        return node[field] is { } value && value.IsSet ? value : null;
    }

    /// <summary>Where a field is written.</summary>
    public SourceLocation LocationOf(string field) => node.LocationOf(field);

    /// <summary>Tells the fields that nobody asked for.</summary>
    public void End()
    {
        foreach (var entry in node.Entries)
        {
            if (_known.Contains(entry.Key, StringComparer.Ordinal))
                continue;
            var place = node.LocationOf(entry.Key);
            problems.Add(place, $"{Name(entry.Key)}: there is no such field; expected one of {string.Join(", ", _known)}");
        }
    }

    public void Expect(string field, ObjectNode value, string expected) =>
        problems.Add(value.Location, $"{Name(field)}: expected {expected}, found {Describe(value)}");

    public void Problem(string field, string message) => problems.Add(node.LocationOf(field), $"{Name(field)}: {message}");

    string Name(string field) => what.Length == 0 ? field : $"{what}.{field}";

    internal static string Describe(ObjectNode value) => value switch
    {
        MappingNode => "a mapping",
        SequenceNode => "a list",
        ScalarNode { Kind: ScalarKind.String } text => $"\"{Short(text.Text)}\"",
        ScalarNode { Kind: ScalarKind.Null } => "nothing",
        ScalarNode scalar => $"the {KindOf(scalar)} {Short(scalar.Text)}",
        _ => "something else",
    };

    static string KindOf(ScalarNode scalar) => scalar.Kind == ScalarKind.Boolean ? "truth value" : "number";

    static string Short(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";

    const int MaxShown = 60;
}
