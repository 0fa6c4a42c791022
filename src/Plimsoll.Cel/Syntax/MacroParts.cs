using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>Makes the parts that macros rewrite calls to, all at the place of the call.</summary>
readonly struct MacroParts(MacroContext context)
{
    public ConstantExpr Constant(CelValue value) => new(context.NextId(), context.Offset, value);

    public IdentExpr Name(string name) => new(context.NextId(), context.Offset, name);

    public IdentExpr Accumulator() => Name(ComprehensionExpr.Accumulator);

    public CallExpr Call(string function, params ImmutableArray<Expr> arguments) =>
        new(context.NextId(), context.Offset, function, null, arguments);

    public CallExpr Method(string function, Expr target) => new(context.NextId(), context.Offset, function, target, []);

    public ListExpr List(params ImmutableArray<Expr> items) => new(context.NextId(), context.Offset, items, []);

    public MapExpr EmptyMap() => new(context.NextId(), context.Offset, []);

    public SelectExpr Test(SelectExpr field) => new(context.NextId(), context.Offset, field.Operand, field.Field, isTest: true);

    public ComprehensionExpr Comprehension(ComprehensionKind kind, Expr range, LoopVariables variables, Fold fold, Expr? predicate, Expr? transform) =>
        new(context.NextId(), context.Offset)
        {
            Kind = kind,
            Variable = variables.First,
            SecondVariable = variables.Second,
            Range = range,
            AccumulatorVariable = fold.Accumulator,
            Initial = fold.Initial,
            Condition = fold.Condition,
            Step = fold.Step,
            Result = fold.Result,
            Predicate = predicate,
            Transform = transform,
        };

    /// <summary>The variable that an argument names.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="complaint">What is reported where it is no plain name.</param>
    /// <param name="name">The name.</param>
    public bool TryVariable(Expr argument, string complaint, [NotNullWhen(true)] out string? name)
    {
        name = argument is IdentExpr ident && !ident.Name.StartsWith('.') ? ident.Name : null;
        if (name is null)
            context.Report(argument, complaint);
        return name is not null;
    }

    /// <summary>The variable of a loop that an argument names: a plain name that does not hide the accumulator.</summary>
    public bool TryLoopVariable(Expr argument, string complaint, [NotNullWhen(true)] out string? name)
    {
        if (!TryVariable(argument, complaint, out name))
            return false;
        if (name is not (ComprehensionExpr.Accumulator or "__result__"))
            return true;
        context.Report(argument, "iteration variable overwrites accumulator variable");
        return false;
    }
}

/// <summary>How a loop computes its result.</summary>
/// <param name="Accumulator">The name of the accumulator.</param>
/// <param name="Initial">Its first value.</param>
/// <param name="Condition">Whether the loop goes on.</param>
/// <param name="Step">Its next value.</param>
/// <param name="Result">The result.</param>
readonly record struct Fold(string Accumulator, Expr Initial, Expr Condition, Expr Step, Expr Result);
