using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>Values that may be absent: <c>optional.of</c>, <c>optional.none</c>, <c>orValue</c>, <c>optMap</c> and others.</summary>
/// <remarks>cel-go, cel/library.go, OptionalTypes; CEL proposal 246.</remarks>
public static class OptionalsLibrary
{
    const int Newest = 2;

    static readonly CelType V = CelType.Parameter("V");
    static readonly CelType OptionalV = CelType.Optional(V);
    static readonly CelType ListOfV = CelType.List(V);
    static readonly CelType MapOfKToV = CelType.Map(CelType.Parameter("K"), V);
    static readonly CelType ListOfOptionalV = CelType.List(OptionalV);

    /// <summary>The library as of its newest version.</summary>
    public static CelLibrary Library { get; } = Of(Newest);

    /// <summary>The library as of a version: 1 adds <c>optFlatMap</c>, 2 <c>first</c>, <c>last</c>, <c>optional.unwrap</c> and <c>unwrapOpt</c>.</summary>
    public static CelLibrary Of(int version) => new("optional")
    {
        Functions = version >= 2 ? [.. Basic(), .. Operations(), .. Lists()] : [.. Basic(), .. Operations()],
        Macros = version >= 1 ? OptionalMacros.All : [.. OptionalMacros.All.Where(macro => macro.Function == "optMap")],
        Types = [CelType.Optional(CelType.Dyn)],
    };

    static ImmutableArray<FunctionDeclaration> Basic() =>
    [
        new("optional.of", Overload.Function("optional_of", V, OptionalV, OptionalValues.Of)),
        new("optional.ofNonZeroValue", Overload.Function("optional_ofNonZeroValue", V, OptionalV, OptionalValues.OfNonZero)),
        new("optional.none", Overload.Function("optional_none", [], OptionalV, _ => OptionalValues.None)),
        new("value", Overload.Member("optional_value", OptionalV, V, OptionalValues.Value)),
        new("hasValue", Overload.Member("optional_hasValue", OptionalV, CelType.Bool, OptionalValues.HasValue)),
        new("or", Overload.Member("optional_or_optional", OptionalV, OptionalV, OptionalV, OptionalValues.Or).TakingErrors()),
        new("orValue", Overload.Member("optional_orValue_value", OptionalV, V, V, OptionalValues.OrValue).TakingErrors()),
    ];

    static ImmutableArray<FunctionDeclaration> Operations() =>
    [
        new(Operators.OptionalSelect, Overload.Function("select_optional_field", CelType.Dyn, CelType.String, OptionalV, OptionalValues.Select)),
        new(Operators.OptionalIndex,
            Overload.Function("list_optindex_optional_int", ListOfV, CelType.Int, OptionalV, OptionalValues.Index),
            Overload.Function("optional_list_optindex_optional_int", CelType.Optional(ListOfV), CelType.Int, OptionalV, OptionalValues.Index),
            Overload.Function("map_optindex_optional_value", MapOfKToV, CelType.Parameter("K"), OptionalV, OptionalValues.Index),
            Overload.Function("optional_map_optindex_optional_value", CelType.Optional(MapOfKToV), CelType.Parameter("K"), OptionalV, OptionalValues.Index)),
        new(Operators.Index,
            Overload.Function("optional_list_index_int", CelType.Optional(ListOfV), CelType.Int, OptionalV, OptionalValues.Index),
            Overload.Function("optional_map_index_value", CelType.Optional(MapOfKToV), CelType.Parameter("K"), OptionalV, OptionalValues.Index)),
    ];

    static ImmutableArray<FunctionDeclaration> Lists() =>
    [
        new("first", Overload.Member("list_first", ListOfV, OptionalV, OptionalValues.First)),
        new("last", Overload.Member("list_last", ListOfV, OptionalV, OptionalValues.Last)),
        new("optional.unwrap", Overload.Function("optional_unwrap", ListOfOptionalV, ListOfV, OptionalValues.Unwrap)),
        new("unwrapOpt", Overload.Member("optional_unwrapOpt", ListOfOptionalV, ListOfV, OptionalValues.Unwrap)),
    ];
}
