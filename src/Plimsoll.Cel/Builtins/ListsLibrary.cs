using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>More functions on lists: <c>slice</c>, <c>flatten</c>, <c>distinct</c>, <c>reverse</c>, <c>sort</c>, <c>sortBy</c>, <c>lists.range</c>.</summary>
/// <remarks>cel-go, ext/lists.go; Kubernetes has version 3 since 1.34.</remarks>
public static class ListsLibrary
{
    /// <summary>What <c>sortBy</c> expands to a call of.</summary>
    internal const string SortByKeys = "@sortByAssociatedKeys";

    const string SortByInput = "@__sortBy_input__";

    static readonly CelType ListOfT = CelType.List(CelType.Parameter("T"));

    static readonly ImmutableArray<CelType> Sortable =
    [
        CelType.Int,
        CelType.Uint,
        CelType.Double,
        CelType.Bool,
        CelType.Duration,
        CelType.Timestamp,
        CelType.String,
        CelType.Bytes,
    ];

    /// <summary>The library as of a version: 1 adds <c>flatten</c>, 2 all but <c>slice</c>, 3 costs alone.</summary>
    public static CelLibrary Of(int version) => new("lists")
    {
        Functions = version switch
        {
            <= 0 => [Slice],
            1 => [Slice, Flatten],
            _ => [Slice, Flatten, .. Second],
        },
        Macros = version >= 2 ? [new Macro("sortBy", IsMember: true, 2, SortBy)] : [],
    };

    /// <summary>Binds the list, and sorts it by the keys that a loop over it computes.</summary>
    static ComprehensionExpr? SortBy(MacroContext context, Expr? target, ImmutableArray<Expr> arguments)
    {
        var (make, loops) = (new MacroParts(context), new Loops(context));
        if (target is null or ConstantExpr or MapExpr or StructExpr)
        {
            context.Report(target ?? arguments[0], "sortBy can only be applied to a list, identifier, comprehension, call or select expression");
            return null;
        }

        if (!make.TryLoopVariable(arguments[0], "argument is not an identifier", out var variable))
            return null;
        var keys = loops.List(make.Name(SortByInput), new LoopVariables(variable), null, arguments[1]);
        var sorted = new CallExpr(context.NextId(), context.Offset, SortByKeys, make.Name(SortByInput), [keys]);
        return loops.Bind(SortByInput, target, sorted);
    }

    static FunctionDeclaration Slice { get; } =
        new("slice", Overload.Member("list_slice", [ListOfT, CelType.Int, CelType.Int], ListOfT, ListParts.Slice));

    static FunctionDeclaration Flatten { get; } = new("flatten",
        Overload.Member("list_flatten", CelType.List(ListOfT), ListOfT, ListParts.Flatten),
        Overload.Member("list_flatten_int", CelType.ListOfDyn, CelType.Int, CelType.ListOfDyn, ListParts.Flatten));

    static ImmutableArray<FunctionDeclaration> Second { get; } =
    [
        new("sort", [.. Sortable.Select(type =>
            Overload.Member($"list_{type.Name}_sort", CelType.List(type), CelType.List(type), ListSorting.Sort))]),
        new(SortByKeys, [.. Sortable.Select(type =>
            Overload.Member($"list_{type.Name}_sortByAssociatedKeys", ListOfT, CelType.List(type), ListOfT, ListSorting.SortByKeys))]),
        new("lists.range", Overload.Function("lists_range", CelType.Int, CelType.List(CelType.Int), ListParts.Range)),
        new("reverse", Overload.Member("list_reverse", ListOfT, ListOfT, ListParts.Reverse)),
        new("distinct", Overload.Member("list_distinct", ListOfT, ListOfT, ListParts.Distinct)),
    ];
}
