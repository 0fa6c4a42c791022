using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Whether a configuration fits the type that it is applied to.</summary>
/// <remarks>sigs.k8s.io/structured-merge-diff v6, validation; k8s.io/apiserver: no atomic list, map or object may be applied.</remarks>
sealed class AppliedCheck
{
    readonly List<string> _path = [];
    readonly List<string> _problems = [];
    readonly List<string> _atomics = [];

    /// <summary>What does not fit, in Kubernetes' words; <c>null</c> where everything fits.</summary>
    /// <param name="applied">The configuration.</param>
    /// <param name="schema">The type.</param>
    public static string? Of(MappingNode applied, TypeSchema schema)
    {
        var check = new AppliedCheck();
        check.Fit(applied, schema);
        if (check._problems.Count > 0)
            return $"failed to convert patch object to typed object: {Joined(check._problems)}";
        check.FindAtomics(applied, schema);
        return check._atomics.Count > 0
            ? $"invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: {string.Join(", ", check._atomics)}"
            : null;
    }

    static string Joined(List<string> problems) =>
        problems is [var only] ? only : "errors:\n" + string.Join('\n', problems.Select(problem => "  " + problem));

    void Fit(ObjectNode value, TypeSchema type)
    {
        if (value is ScalarNode { Kind: ScalarKind.Null })
            return;
        switch (type, value)
        {
            case (ObjectSchema declared, MappingNode mapping):
                FitFields(mapping, declared);
                break;
            case (MapSchema map, MappingNode mapping):
                foreach (var entry in mapping.Entries)
                    Below("." + entry.Key, entry.Value, map.Values);
                break;
            case (ListSchema list, SequenceNode sequence):
                FitItems(sequence, list);
                break;
            case (ScalarSchema scalar, _):
                FitScalar(value, scalar.Type);
                break;
            default:
                Report($"expected {(type is ListSchema ? "list" : "map")}, got &{{{ItemKeys.Text(value).Trim('"')}}}");
                break;
        }
    }

    void FitFields(MappingNode mapping, ObjectSchema type)
    {
        foreach (var entry in mapping.Entries)
        {
            if (type.TryFind(entry.Key, out var field))
            {
                Below("." + entry.Key, entry.Value, field.Type);
            }
            else if (!type.KeepsUnknownFields)
            {
                _path.Add("." + entry.Key);
                Report("field not declared in schema");
                _path.RemoveAt(_path.Count - 1);
            }
        }
    }

    void FitItems(SequenceNode sequence, ListSchema list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var key = $"[{i}]";
            if (list.Merge != ListMerge.Atomic)
            {
                if (ItemKeys.Of(list, sequence.Items[i], out var problem) is not { } found)
                {
                    Report($"element {i}: {problem}");
                    return;
                }

                key = found;
                if (!seen.Add(key))
                    Report($"duplicate entries for key {key}");
            }

            Below(key, sequence.Items[i], list.Items);
        }
    }

    void FitScalar(ObjectNode value, ScalarType type)
    {
        var scalar = value as ScalarNode;
        var expected = type switch
        {
            ScalarType.Any => null,
            ScalarType.Int or ScalarType.Double => scalar?.Number is null ? $"numeric (int or float), got {GoType(value)}" : null,
            ScalarType.Bool => scalar?.Boolean is null ? $"boolean, got &{{{ItemKeys.Text(value).Trim('"')}}}" : null,
            ScalarType.String or ScalarType.Bytes or ScalarType.Duration =>
                scalar?.String is null ? $"string, got &value.valueUnstructured{{Value:{ItemKeys.Text(value)}}}" : null,
            _ => scalar is null ? $"any scalar, got &{{{ItemKeys.Text(value)}}}" : null,
        };
        if (expected is not null)
            Report($"expected {expected}");
    }

    static string GoType(ObjectNode value) => value switch
    {
        MappingNode => "map[string]interface {}",
        SequenceNode => "[]interface {}",
        ScalarNode { Boolean: not null } => "bool",
        _ => "string",
    };

    void FindAtomics(ObjectNode value, TypeSchema type)
    {
        switch (type, value)
        {
            case (MapSchema { IsAtomic: true }, MappingNode):
            case (ScalarSchema { Type: ScalarType.Any }, SequenceNode):
                _atomics.Add(Path);
                break;
            case (ObjectSchema declared, MappingNode mapping):
                if (declared.IsAtomic)
                    _atomics.Add(Path);
                foreach (var entry in mapping.Entries)
                {
                    if (declared.TryFind(entry.Key, out var field))
                        AtomicsBelow("." + entry.Key, entry.Value, field.Type);
                }

                break;
            case (ListSchema list, SequenceNode sequence):
                if (list.Merge == ListMerge.Atomic)
                    _atomics.Add(Path);
                for (var i = 0; i < sequence.Items.Length; i++)
                    AtomicsBelow($"[{i}]", sequence.Items[i], list.Items);
                break;
        }
    }

    string Path => string.Concat(_path);

    void Report(string problem) => _problems.Add(_path.Count == 0 ? problem : $"{Path}: {problem}");

    void Below(string step, ObjectNode value, TypeSchema type)
    {
        _path.Add(step);
        Fit(value, type);
        _path.RemoveAt(_path.Count - 1);
    }

    void AtomicsBelow(string step, ObjectNode value, TypeSchema type)
    {
        _path.Add(step);
        FindAtomics(value, type);
        _path.RemoveAt(_path.Count - 1);
    }
}
