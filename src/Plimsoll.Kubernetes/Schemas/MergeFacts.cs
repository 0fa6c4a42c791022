using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>What <c>data/merge-keys.txt</c> says about the merging of built-in types.</summary>
sealed class MergeFacts
{
    static readonly SourceLocation Place = new("", 0, 0);

    readonly FrozenDictionary<string, string> _rules;

    /// <param name="text">The file.</param>
    public MergeFacts(string text)
    {
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var space = line.IndexOf(' ');
            if (space > 0 && line[0] != '#')
                rules.Add(line[..space].ToString(), line[(space + 1)..].ToString());
        }

        _rules = rules.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Whether objects of a type are replaced as a whole.</summary>
    public bool IsAtomic(string type) => _rules.GetValueOrDefault(type) == "atomic";

    /// <summary>The type of a field with its rule of merging.</summary>
    public TypeSchema Apply(string type, string field, TypeSchema plain) =>
        (_rules.GetValueOrDefault($"{type}.{field}"), plain) switch
        {
            (null, _) => plain,
            ("atomic", MapSchema map) => new MapSchema(map.Values) { IsAtomic = true },
            ("granular", ObjectSchema granular) => granular.WithAtomic(false),
            ("set", ListSchema set) => new ListSchema(set.Items) { Merge = ListMerge.Set },
            ({ } rule, ListSchema list) when rule.StartsWith("map ", StringComparison.Ordinal) =>
                new ListSchema(list.Items) { Merge = ListMerge.Map, Keys = Keys(rule["map ".Length..]) },
            var (rule, _) => throw new InvalidDataException($"merge-keys.txt: {type}.{field} cannot be {rule}"),
        };

    static ImmutableArray<ListKey> Keys(string keys) => [.. keys.Split(',').Select(Key)];

    static ListKey Key(string key) => key.Split('=') switch
    {
        [var name, var text] when long.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
            new ListKey(name, NodeMaking.Integer(number, Place)),
        [var name, var text] => new ListKey(name, NodeMaking.Text(text, Place)),
        [[.. var name, '!']] => new ListKey(name, null),
        _ => new ListKey(key, NodeMaking.Text("", Place)),
    };
}
