using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Nodes of manifests as values of CEL, without converting them: a mapping or sequence costs one small wrapper.</summary>
public static class NodeValue
{
    /// <summary>The value of a node; <c>null</c> where there is none.</summary>
    public static CelValue Of(ObjectNode? node) => node switch
    {
        MappingNode mapping => CelValue.Of(new NodeMap(mapping)),
        SequenceNode sequence => CelValue.Of(new NodeList(sequence)),
        ScalarNode scalar => Of(scalar),
        _ => CelValue.Null,
    };

    static CelValue Of(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.String => CelValue.String(scalar.Text),
        ScalarKind.Boolean => CelValue.Bool(scalar.Boolean == true),
        ScalarKind.Integer => CelValue.Int(scalar.Integer ?? 0),
        ScalarKind.Float => CelValue.Double(scalar.Number ?? 0),
        _ => CelValue.Null,
    };
}
