using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Lists as sets: <c>sets.contains</c>, <c>sets.equivalent</c>, <c>sets.intersects</c>. In Kubernetes since 1.29.</summary>
/// <remarks>cel-go, ext/sets.go.</remarks>
public static class SetsLibrary
{
    static readonly CelType ListOfT = CelType.List(CelType.Parameter("T"));

    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("sets")
    {
        Functions =
        [
            Relation("sets.contains", "sets_contains_list_list", ItemSet.Contains),
            Relation("sets.equivalent", "sets_equivalent_list_list", (first, second) => ItemSet.Contains(first, second) && ItemSet.Contains(second, first)),
            Relation("sets.intersects", "sets_intersects_list_list", ItemSet.Intersects),
        ],
    };

    static FunctionDeclaration Relation(string name, string id, Func<CelList, CelList, bool> holds) => new(name,
        Overload.Function(id, ListOfT, ListOfT, CelType.Bool, (first, second) => first.AsList is { } left && second.AsList is { } right
            ? CelValue.Bool(holds(left, right))
            : Failures.Mismatch(name, first, second)));
}
