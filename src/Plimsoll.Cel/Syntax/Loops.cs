using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>The loops that macros expand to, over one or two variables.</summary>
/// <remarks>
/// The shapes are those of cel-go (parser/macro.go, ext/comprehensions.go, ext/bindings.go): Kubernetes' cost figures are defined by them.
/// </remarks>
readonly struct Loops(MacroContext context)
{
    /// <summary>Inserts into the map that a loop builds: a key and a value, or the entries of a map.</summary>
    public const string MapInsert = "cel.@mapInsert";

    const string Unused = "#unused";
    readonly MacroParts _make = new(context);

    public ComprehensionExpr All(Expr range, LoopVariables variables, Expr predicate)
    {
        var fold = new Fold(
            ComprehensionExpr.Accumulator,
            Initial: _make.Constant(CelValue.True),
            Condition: _make.Call(Operators.NotStrictlyFalse, _make.Accumulator()),
            Step: _make.Call(Operators.And, _make.Accumulator(), predicate),
            Result: _make.Accumulator());
        return _make.Comprehension(ComprehensionKind.All, range, variables, fold, predicate, null);
    }

    public ComprehensionExpr Exists(Expr range, LoopVariables variables, Expr predicate)
    {
        var fold = new Fold(
            ComprehensionExpr.Accumulator,
            Initial: _make.Constant(CelValue.False),
            Condition: _make.Call(Operators.NotStrictlyFalse, _make.Call(Operators.Not, _make.Accumulator())),
            Step: _make.Call(Operators.Or, _make.Accumulator(), predicate),
            Result: _make.Accumulator());
        return _make.Comprehension(ComprehensionKind.Exists, range, variables, fold, predicate, null);
    }

    public ComprehensionExpr ExistsOne(Expr range, LoopVariables variables, Expr predicate)
    {
        var next = _make.Call(Operators.Add, _make.Accumulator(), _make.Constant(CelValue.Int(1)));
        var fold = new Fold(
            ComprehensionExpr.Accumulator,
            Initial: _make.Constant(CelValue.Int(0)),
            Condition: _make.Constant(CelValue.True),
            Step: Where(predicate, next),
            Result: _make.Call(Operators.Equal, _make.Accumulator(), _make.Constant(CelValue.Int(1))));
        return _make.Comprehension(ComprehensionKind.ExistsOne, range, variables, fold, predicate, null);
    }

    /// <summary><c>filter</c>: keeps the items themselves.</summary>
    public ComprehensionExpr Filter(Expr range, LoopVariables variables, Expr item, Expr predicate)
    {
        var step = Where(predicate, _make.Call(Operators.Add, _make.Accumulator(), _make.List(item)));
        return _make.Comprehension(ComprehensionKind.Filter, range, variables, Building(_make.List(), step), predicate, null);
    }

    /// <summary><c>map</c> and <c>transformList</c>.</summary>
    public ComprehensionExpr List(Expr range, LoopVariables variables, Expr? predicate, Expr transform)
    {
        var step = Where(predicate, _make.Call(Operators.Add, _make.Accumulator(), _make.List(transform)));
        return _make.Comprehension(ComprehensionKind.List, range, variables, Building(_make.List(), step), predicate, transform);
    }

    /// <summary><c>transformMap</c>: a map with the same keys.</summary>
    public ComprehensionExpr Map(Expr range, LoopVariables variables, Expr? predicate, Expr transform)
    {
        var step = Where(predicate, _make.Call(MapInsert, _make.Accumulator(), _make.Name(variables.First), transform));
        return _make.Comprehension(ComprehensionKind.Map, range, variables, Building(_make.EmptyMap(), step), predicate, transform);
    }

    /// <summary><c>transformMapEntry</c>: a map of the entries of the maps that <paramref name="transform"/> yields.</summary>
    public ComprehensionExpr MapEntry(Expr range, LoopVariables variables, Expr? predicate, Expr transform)
    {
        var step = Where(predicate, _make.Call(MapInsert, _make.Accumulator(), transform));
        return _make.Comprehension(ComprehensionKind.MapEntry, range, variables, Building(_make.EmptyMap(), step), predicate, transform);
    }

    /// <summary>A loop over nothing whose accumulator is the variable: <c>cel.bind</c>.</summary>
    public ComprehensionExpr Bind(string variable, Expr value, Expr body)
    {
        var fold = new Fold(variable, Initial: value, Condition: _make.Constant(CelValue.False), Step: _make.Name(variable), Result: body);
        return _make.Comprehension(ComprehensionKind.Bind, _make.List(), new LoopVariables(Unused), fold, null, null);
    }

    /// <summary>A step that is taken only where the predicate holds.</summary>
    Expr Where(Expr? predicate, Expr step) =>
        predicate is null ? step : _make.Call(Operators.Conditional, predicate, step, _make.Accumulator());

    Fold Building(Expr empty, Expr step) =>
        new(ComprehensionExpr.Accumulator, empty, _make.Constant(CelValue.True), step, _make.Accumulator());
}
