using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>JSON patches of mutating policies. In Kubernetes since 1.32.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/jsonpatch.go.</remarks>
public static class JsonPatchLibrary
{
    /// <summary>The library, with the type <c>JSONPatch</c>.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.jsonpatch")
    {
        Functions = [new("jsonpatch.escapeKey", Overload.Function("string_jsonpatch_escapeKey_string", CelType.String, CelType.String, Escape))],
        Structs = [JsonPatchOperation.Declaration],
    };

    static CelValue Escape(CelValue key) =>
        CelValue.String(key.AsString!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
