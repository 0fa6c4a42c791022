using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>What an expression costs at least and at most, before it is evaluated.</summary>
/// <remarks>cel-go v0.29, checker/cost.go.</remarks>
sealed class CostEstimation(CelEnvironment environment, CheckedExpression @checked, ISizeHints? sizes)
{
    static readonly CostRange Nothing = CostRange.Exactly(0);
    static readonly CostRange One = CostRange.Exactly(1);

    readonly SizeEstimation _sizes = new(@checked, sizes);

    public CostRange Run() => Of(@checked.Root);

    CostRange Of(Expr part) => part switch
    {
        IdentExpr ident => OfIdent(ident),
        SelectExpr select => OfSelect(select),
        CallExpr { Function: "dyn", Target: null, Arguments: [var argument] } call => OfDyn(call, argument),
        CallExpr call => OfCall(call),
        ListExpr list => OfList(list),
        MapExpr map => OfMap(map),
        StructExpr made => Sum(made.Fields.Select(field => field.Value)).Plus(CostRange.Exactly(StandardCosts.CreateStruct)),
        ComprehensionExpr loop => IsBinding(loop) ? OfBinding(loop) : OfLoop(loop),
        _ => Nothing,
    };

    CostRange Sum(IEnumerable<Expr> parts) => parts.Aggregate(Nothing, (sum, part) => sum.Plus(Of(part)));

    CostRange OfIdent(IdentExpr ident)
    {
        var name = @checked.References[ident.Id] is Reference.Variable variable ? variable.Name : ident.Name;
        _sizes.SetPath(ident, _sizes.IsLocal(name) ? _sizes.PathOf(ident) : [name]);
        return One;
    }

    CostRange OfSelect(SelectExpr select)
    {
        if (@checked.References[select.Id] is { } reference)
        {
            _sizes.SetPath(select, reference is Reference.Variable variable ? [variable.Name] : []);
            return One;
        }

        var operand = Of(select.Operand);
        if (select.IsTest)
            return environment.Options.PresenceTestCosts ? operand.Plus(One) : operand;
        _sizes.SetPath(select, _sizes.PathOf(select.Operand).Add(select.Field));
        var hasFields = @checked.TypeOf(select.Operand).Kind is CelTypeKind.Map or CelTypeKind.Struct or CelTypeKind.Parameter;
        return hasFields ? operand.Plus(One) : operand;
    }

    CostRange OfDyn(CallExpr call, Expr argument)
    {
        var cost = Of(argument).Plus(One);
        _sizes.Copy(call, argument);
        return cost;
    }

    CostRange OfList(ListExpr list)
    {
        var cost = Sum(list.Items).Plus(CostRange.Exactly(StandardCosts.CreateList));
        _sizes.SetEntry(list, new EntrySize(true, One, SizeOfAll(list.Items)));
        return cost;
    }

    CostRange OfMap(MapExpr map)
    {
        var cost = Sum(map.Entries.SelectMany(entry => (Expr[])[entry.Key, entry.Value])).Plus(CostRange.Exactly(StandardCosts.CreateMap));
        _sizes.SetEntry(map, new EntrySize(false, SizeOfAll(map.Entries.Select(entry => entry.Key)), SizeOfAll(map.Entries.Select(entry => entry.Value))));
        return cost;
    }

    /// <summary>The range that holds the sizes of all parts; 0 of none.</summary>
    CostRange SizeOfAll(IEnumerable<Expr> parts)
    {
        CostRange? all = null;
        foreach (var part in parts)
            all = all?.Or(_sizes.SizeOrUnknown(part)) ?? _sizes.SizeOrUnknown(part);
        return all ?? Nothing;
    }

    static bool IsBinding(ComprehensionExpr loop) =>
        loop is { Range: ListExpr { Items: [] }, Condition: ConstantExpr { Value: { IsBool: true, IsTrue: false } } }
        && loop.AccumulatorVariable != ComprehensionExpr.Accumulator;

    CostRange OfBinding(ComprehensionExpr loop)
    {
        var cost = Of(loop.Range).Plus(Of(loop.Initial));
        _sizes.Enter(loop.AccumulatorVariable, loop.Initial);
        cost = cost.Plus(Of(loop.Result));
        _sizes.Leave(1);
        _sizes.Copy(loop, loop.Result);
        return cost;
    }

    CostRange OfLoop(ComprehensionExpr loop)
    {
        var cost = Of(loop.Range).Plus(Of(loop.Initial));
        _sizes.Enter(loop.AccumulatorVariable, loop.Initial);
        _sizes.EnterLoop(loop);
        var iteration = Of(loop.Condition).Plus(Of(loop.Step));
        _sizes.Leave(loop.SecondVariable is null ? 1 : 2);
        cost = cost.Plus(Of(loop.Result));
        _sizes.Leave(1);

        var iterations = _sizes.SizeOrUnknown(loop.Range);
        if (loop.Initial is ConstantExpr)
            _sizes.SetSize(loop, _sizes.SizeOf(loop.Initial));
        if (loop.Initial is ListExpr or MapExpr)
        {
            _sizes.SetSize(loop, iterations);
            _sizes.SetEntry(loop, _sizes.EntryOf(loop.Step));
        }

        return cost.Plus(iterations.Times(iteration));
    }

    CostRange OfCall(CallExpr call)
    {
        var costs = call.Arguments.Select(Of).ToArray();
        if (@checked.References[call.Id] is not Reference.Function function)
            return Nothing;

        var target = function.IsQualified ? null : call.Target;
        var outside = target is null ? Nothing : Of(target);
        CostRange? cost = null, size = null;
        foreach (var overload in function.Overloads)
        {
            var estimate = OfOverload(call, function.Declaration.Name, overload, target, costs);
            cost = cost?.Or(estimate.Cost) ?? estimate.Cost;
            if (estimate.ResultSize is { } result)
                size = size?.Or(result) ?? result;
            if (overload.Id is "index_list" or "index_map")
            {
                size = _sizes.EntryOf(call.Arguments[0])?.Value;
                _sizes.SetItemPath(call, call.Arguments[0], overload.Id == "index_list");
            }

            size ??= _sizes.SizeOf(call);
        }

        _sizes.SetSize(call, size);
        return outside.Plus(cost ?? Nothing);
    }

    /// <summary>The cost of a call of one signature, with that of its arguments.</summary>
    CallEstimate OfOverload(CallExpr call, string function, Overload overload, Expr? target, ReadOnlySpan<CostRange> costs)
    {
        var rule = environment.Options.CallCosts?.Find(function, overload.Id);
        if (rule?.Estimate(SketchOf(call, function, overload, target)) is { } own)
            return own with { Cost = own.Cost.Plus(SumOf(costs)) };
        return overload.Id switch
        {
            "logical_and" or "logical_or" => new CallEstimate(new CostRange(costs[0].Min, SumOf(costs).Max)),
            "conditional" => OfConditional(call, costs),
            _ => WithArguments(OfStandard(call, overload.Id, target) ?? new CallEstimate(One), SumOf(costs)),
        };
    }

    CallSketch SketchOf(CallExpr call, string function, Overload overload, Expr? target) => new(
        function, overload.Id, target is null ? null : _sizes.SketchOf(target), [.. call.Arguments.Select(_sizes.SketchOf)]);

    static CostRange SumOf(ReadOnlySpan<CostRange> costs)
    {
        var sum = Nothing;
        foreach (var cost in costs)
            sum = sum.Plus(cost);
        return sum;
    }

    static CallEstimate WithArguments(CallEstimate call, CostRange arguments) => call with { Cost = call.Cost.Plus(arguments) };

    CallEstimate OfConditional(CallExpr call, ReadOnlySpan<CostRange> costs)
    {
        var (then, otherwise) = (call.Arguments[1], call.Arguments[2]);
        _sizes.SetEntry(call, EntrySize.Union(_sizes.EntryOf(then), _sizes.EntryOf(otherwise)));
        return new CallEstimate(costs[0].Plus(costs[1].Or(costs[2])), _sizes.SizeOrUnknown(then).Or(_sizes.SizeOrUnknown(otherwise)));
    }

    /// <summary>The cost of a call of a function of the language, without that of its arguments; <c>null</c> for the usual 1.</summary>
    CallEstimate? OfStandard(CallExpr call, string overload, Expr? target) => (overload, target, call.Arguments) switch
    {
        ("string_format", not null, _) => new CallEstimate(Traversal(target)),
        ("string_to_bytes" or "bytes_to_string" or "strings_quote", _, [var text]) =>
            new CallEstimate(Traversal(text), ConvertedSize(overload, _sizes.SizeOrUnknown(text))),
        ("starts_with_string" or "ends_with_string", _, [var part]) => new CallEstimate(Traversal(part)),
        ("in_list", _, [_, var list]) => new CallEstimate(_sizes.SizeOrUnknown(list).Times(1.0)),
        ("matches_string", not null, [var pattern]) => new CallEstimate(OfMatching(target, pattern)),
        ("matches", null, [var text, var pattern]) => new CallEstimate(OfMatching(text, pattern)),
        ("contains_string", not null, [var sought]) => new CallEstimate(Traversal(target).Times(Traversal(sought))),
        ("add_string" or "add_bytes" or "add_list", _, [var left, var right]) =>
            OfConcatenation(call, left, right, overload == "add_list"),
        (_, null, [var left, var right]) when StandardCosts.RuleOf(overload) == StandardCostRule.Smaller => new CallEstimate(OfComparison(left, right)),
        _ => null,
    };

    CostRange Traversal(Expr part) => _sizes.SizeOrUnknown(part).Times(StandardCosts.PerCharacter);

    static CostRange ConvertedSize(string overload, CostRange size) => overload switch
    {
        "string_to_bytes" => new CostRange(size.Min, size.Times(CostRange.Exactly(4)).Max),
        "bytes_to_string" => new CostRange(size.Min / 4, size.Max),
        _ => new CostRange(size.Plus(CostRange.Exactly(2)).Min, size.Times(CostRange.Exactly(2)).Plus(CostRange.Exactly(2)).Max),
    };

    CostRange OfMatching(Expr text, Expr pattern) => _sizes.SizeOrUnknown(text).Plus(One).Times(StandardCosts.PerCharacter)
        .Times(_sizes.SizeOrUnknown(pattern).Times(StandardCosts.PerPatternCharacter));

    CallEstimate OfConcatenation(CallExpr call, Expr left, Expr right, bool isList)
    {
        var size = _sizes.SizeOrUnknown(left).Plus(_sizes.SizeOrUnknown(right));
        _sizes.SetEntry(call, EntrySize.Union(_sizes.EntryOf(left), _sizes.EntryOf(right)));
        return new CallEstimate(isList ? One : size.Times(StandardCosts.PerCharacter), size);
    }

    /// <summary>A comparison ends with the shorter of both.</summary>
    CostRange OfComparison(Expr left, Expr right)
    {
        var most = Math.Min(_sizes.SizeOrUnknown(left).Max, _sizes.SizeOrUnknown(right).Max);
        return new CostRange(most > 0 ? 1UL : 0, most).Times(StandardCosts.PerCharacter);
    }
}
