using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Values of CEL as nodes: the way back of <see cref="NodeValue"/>, for what a mutation makes.</summary>
public static class ValueNode
{
    /// <summary>Levels of lists and maps, as deep as a manifest may be.</summary>
    const int MaxDepth = ManifestLimits.MaxDepth;

    /// <summary>The node of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where findings on it point.</param>
    /// <param name="node">The node; <c>null</c> where it has none.</param>
    /// <param name="problem">Why it has none; empty where it has one.</param>
    /// <remarks>google.protobuf.Value's rules of cel-go: keys are text, bytes become base64, times text.</remarks>
    public static bool TryMake(CelValue value, SourceLocation place, out ObjectNode? node, out string problem)
    {
        problem = "";
        node = Make(value, place, 0, ref problem);
        return node is not null;
    }

    static ObjectNode? Make(CelValue value, SourceLocation place, int depth, ref string problem)
    {
        if (depth > MaxDepth)
        {
            problem = $"more than {MaxDepth} levels deep";
            return null;
        }

        return value.Kind switch
        {
            CelKind.Null => NodeMaking.Null(place),
            CelKind.Bool => NodeMaking.Boolean(value.AsBool, place),
            CelKind.Int => NodeMaking.Integer(value.AsInt, place),
            CelKind.Uint when value.AsUint <= long.MaxValue => NodeMaking.Integer(value.AsInt, place),
            CelKind.Double when double.IsFinite(value.AsDouble) => NodeMaking.Float(value.AsDouble, place),
            CelKind.String => NodeMaking.Text(value.AsString!, place),
            CelKind.Bytes => NodeMaking.Text(Convert.ToBase64String(value.AsBytes!.Value.AsSpan()), place),
            CelKind.List when value.AsList is NodeList same => same.Node,
            CelKind.Map when value.AsMap is NodeMap same => same.Node,
            CelKind.List => List(value.AsList!, place, depth, ref problem),
            CelKind.Map => Map(value.AsMap!.Entries, place, depth, ref problem),
            CelKind.Optional when value.AsOptional!.HasValue => Make(value.AsOptional.Value, place, depth + 1, ref problem),
            CelKind.Struct when value.AsStruct is DynamicObject part => Fields(part, place, depth, ref problem),
            _ => NotJson(value, ref problem),
        };
    }

    static SequenceNode? List(CelList list, SourceLocation place, int depth, ref string problem)
    {
        var items = ImmutableArray.CreateBuilder<ObjectNode>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (Make(list[i], place, depth + 1, ref problem) is not { } item)
                return null;
            items.Add(item);
        }

        return NodeMaking.Sequence(items.MoveToImmutable(), place);
    }

    static ObjectNode? Map(
        IEnumerable<KeyValuePair<CelValue, CelValue>> fields, SourceLocation place, int depth, ref string problem)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        foreach (var (key, value) in fields)
        {
            if (key.AsString is not { } name)
                return NotJson(key, ref problem);
            if (Make(value, place, depth + 1, ref problem) is not { } node)
                return null;
            entries.Add(new MappingEntry(name, place.Line, place.Column, node));
        }

        return NodeMaking.Mapping(entries.ToImmutable(), place);
    }

    static MappingNode? Fields(DynamicObject part, SourceLocation place, int depth, ref string problem)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>(part.Fields.Length);
        foreach (var (name, value) in part.Fields)
        {
            if (Make(value, place, depth + 1, ref problem) is not { } node)
                return null;
            entries.Add(new MappingEntry(name, place.Line, place.Column, node));
        }

        return NodeMaking.Mapping(entries.MoveToImmutable(), place);
    }

    static ObjectNode? NotJson(CelValue value, ref string problem)
    {
        problem = value.AsError is { } error ? error.Message : $"a value of type {value.Type} cannot be written as JSON";
        return null;
    }
}
