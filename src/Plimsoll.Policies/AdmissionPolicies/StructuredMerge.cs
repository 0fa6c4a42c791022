using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Applies a configuration to an object, as an ApplyConfiguration of a MutatingAdmissionPolicy does.</summary>
/// <remarks>
/// k8s.io/apiserver, structured merge of mutating admission, with the types of sigs.k8s.io/structured-merge-diff v6:
/// objects and maps are merged field by field, lists by their type. What the configuration does not touch keeps its nodes
/// and so its places in the user's file.
/// </remarks>
public sealed class StructuredMerge
{
    string? _problem;

    StructuredMerge()
    {
    }

    /// <summary>Applies a configuration.</summary>
    /// <param name="current">The object.</param>
    /// <param name="applied">The configuration.</param>
    /// <param name="schema">
    /// The object's type, for its rules of merging. Where it is <c>null</c>, objects are merged field by field, lists are
    /// replaced and nothing is refused.
    /// </param>
    public static MergeResult Apply(MappingNode current, MappingNode applied, TypeSchema? schema)
    {
        if (schema is not null && AppliedCheck.Of(applied, schema) is { } misfit)
            return new MergeResult(null, misfit);
        var merge = new StructuredMerge();
        var merged = (MappingNode)merge.Merge(current, applied, schema ?? ScalarSchema.Any);
        return merge._problem is { } problem
            ? new MergeResult(null, $"failed to convert original object to typed object: {problem}")
            : new MergeResult(merged, null);
    }

    ObjectNode Merge(ObjectNode current, ObjectNode applied, TypeSchema type) => (current, applied, type) switch
    {
        (_, _, ObjectSchema { IsAtomic: true } or MapSchema { IsAtomic: true }) => applied,
        (MappingNode left, MappingNode right, ObjectSchema or MapSchema or ScalarSchema { Type: ScalarType.Any }) =>
            Fields(left, right, type),
        (MappingNode { Entries.Length: > 0 }, ScalarNode { Kind: ScalarKind.Null }, ObjectSchema or MapSchema) => current,
        (_, _, ListSchema { Merge: ListMerge.Atomic }) => applied,
        (SequenceNode { Items.Length: > 0 }, ScalarNode { Kind: ScalarKind.Null }, ListSchema) => current,
        (SequenceNode left, SequenceNode right, ListSchema list) => Items(left, right, list),
        (ScalarNode left, ScalarNode right, _) when AreSame(left, right) => current,
        _ => applied,
    };

    MappingNode Fields(MappingNode current, MappingNode applied, TypeSchema type)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>(current.Entries.Length);
        foreach (var entry in current.Entries)
        {
            entries.Add(applied.TryGet(entry.Key, out var value)
                ? entry with { Value = Merge(entry.Value, value, Below(type, entry.Key)) }
                : entry);
        }

        entries.AddRange(applied.Entries.Where(entry => !current.TryGet(entry.Key, out _)));
        return NodeMaking.Mapping(entries.ToImmutable(), current.Location);
    }

    SequenceNode Items(SequenceNode current, SequenceNode applied, ListSchema list)
    {
        var order = KeyedMerge.Order(current, applied, list, out var problem);
        if (problem.Length > 0)
            _problem ??= $"{current.Location}: {problem}";
        var items = order.Select(item => item switch
        {
            ({ } left, { } right) => Merge(left, right, list.Items),
            var (left, right) => left ?? right!, // An item is in one of the lists.
        });
        return NodeMaking.Sequence([.. items], current.Location);
    }

    static TypeSchema Below(TypeSchema type, string key) => type switch
    {
        ObjectSchema declared when declared.TryFind(key, out var field) => field.Type,
        MapSchema map => map.Values,
        _ => ScalarSchema.Any,
    };

    static bool AreSame(ScalarNode left, ScalarNode right) =>
        left.Number is { } number ? right.Number == number : left.Kind == right.Kind && left.Text == right.Text;
}
