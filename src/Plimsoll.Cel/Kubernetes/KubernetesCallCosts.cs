using System.Collections.Frozen;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Kubernetes.Costs;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What calls cost in Kubernetes' API server: its own functions, and those of cel-go's extensions that it has.</summary>
/// <remarks>
/// Kubernetes 1.37, k8s.io/apiserver/pkg/cel/library/cost.go; for lists and sets cel-go v0.29, ext/lists.go and ext/sets.go. Each rule
/// holds for all functions of its names, whoever declares them, as it does there.
/// </remarks>
public sealed class KubernetesCallCosts : ICallCosts
{
    static readonly string[] Scalars = ["int", "uint", "double", "bool", "google.protobuf.Duration", "google.protobuf.Timestamp"];
    static readonly string[] Texts = ["string", "bytes"];

    static readonly FrozenDictionary<string, CallCost> ByFunction = new (CallCost Rule, string[] Functions)[]
    {
        (new FixedCost(350_000), ["check"]),
        (new FixedCost(1),
        [
            "serviceAccount", "path", "group", "resource", "subresource", "namespace", "name", "allowed", "reason", "error", "errored",
            "masked", "prefixLength", "family", "isUnspecified", "isLoopback", "isLinkLocalMulticast", "isLinkLocalUnicast", "isGlobalUnicast",
            "sign", "asInteger", "isInteger", "asApproximateFloat", "isGreaterThan", "isLessThan", "compareTo", "add", "sub",
            "major", "minor", "patch",
            "getScheme", "getHostname", "getHost", "getPort", "getEscapedPath", "getQuery",
            "format.named",
        ]),
        (new SelectorCost(), ["fieldSelector", "labelSelector"]),
        (new ListScanCost(), ["isSorted", "sum", "max", "min", "indexOf", "lastIndexOf"]),
        (new TraversalCost(1, keepsSize: true), ["lowerAscii", "upperAscii", "substring", "trim", "url", "jsonpatch.escapeKey"]),
        (new TraversalCost(1, keepsSize: false), ["ip", "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver"]),
        (new TraversalCost(2, keepsSize: false), ["ip.isCanonical"]),
        (new ReplaceCost(), ["replace"]),
        (new SplitCost(), ["split"]),
        (new JoinCost(), ["join"]),
        (new FindCost(), ["find", "findAll"]),
        (new FormatCost(), ["validate"]),
        (new ContainmentCost(isRange: false), ["containsIP"]),
        (new ContainmentCost(isRange: true), ["containsCIDR"]),
        (new EqualityCost(), ["_==_"]),
        (new SetsCost(1), ["sets.contains", "sets.intersects"]),
        (new SetsCost(2), ["sets.equivalent"]),
    }.SelectMany(row => row.Functions.Select(function => KeyValuePair.Create(function, row.Rule))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Rules that hold for single signatures; they come before those of functions.</summary>
    static readonly FrozenDictionary<string, CallCost> ByOverload = new (CallCost Rule, string[] Overloads)[]
    {
        (new FixedCost(1), ["cidr_ip"]),
        (new ListCopyCost(ListCopy.Slice), ["list_slice"]),
        (new ListCopyCost(ListCopy.Range), ["lists_range"]),
        (new ListCopyCost(ListCopy.Reverse), ["list_reverse"]),
        (new ListCopyCost(ListCopy.Flatten), ["list_flatten", "list_flatten_int"]),
        (new ListOrderCost(keysAreArgument: false, hasText: false), ["list_distinct", .. Of("sort", Scalars)]),
        (new ListOrderCost(keysAreArgument: false, hasText: true), [.. Of("sort", Texts)]),
        (new ListOrderCost(keysAreArgument: true, hasText: false), [.. Of("sortByAssociatedKeys", Scalars)]),
        (new ListOrderCost(keysAreArgument: true, hasText: true), [.. Of("sortByAssociatedKeys", Texts)]),
    }.SelectMany(row => row.Overloads.Select(overload => KeyValuePair.Create(overload, row.Rule))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CallCost? Find(string functionName, string overloadId) =>
        ByOverload.TryGetValue(overloadId, out var rule) || ByFunction.TryGetValue(functionName, out rule) ? rule : null;

    static IEnumerable<string> Of(string function, IEnumerable<string> types) => types.Select(type => $"list_{type}_{function}");
}
