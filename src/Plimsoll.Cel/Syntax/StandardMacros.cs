using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>The macros of the language.</summary>
/// <remarks>cel-spec, doc/langdef.md, "Macros".</remarks>
static class StandardMacros
{
    public static ImmutableArray<Macro> All { get; } =
    [
        new("has", IsMember: false, 1, Has),
        Quantifier("all", static (loops, range, variable, predicate) => loops.All(range, variable, predicate)),
        Quantifier("exists", static (loops, range, variable, predicate) => loops.Exists(range, variable, predicate)),
        Quantifier("exists_one", static (loops, range, variable, predicate) => loops.ExistsOne(range, variable, predicate)),
        Quantifier("existsOne", static (loops, range, variable, predicate) => loops.ExistsOne(range, variable, predicate)),
        new("map", IsMember: true, 2, Map),
        new("map", IsMember: true, 3, Map),
        new("filter", IsMember: true, 2, Filter),
    ];

    static Macro Quantifier(string name, Func<Loops, Expr, LoopVariables, Expr, Expr> loop) => new(name, IsMember: true, 2, (context, target, arguments) =>
        target is not null && new MacroParts(context).TryLoopVariable(arguments[0], "argument must be a simple name", out var variable)
            ? loop(new Loops(context), target, new LoopVariables(variable), arguments[1])
            : null);

    static SelectExpr? Has(MacroContext context, Expr? target, ImmutableArray<Expr> arguments)
    {
        if (arguments[0] is SelectExpr field)
            return new MacroParts(context).Test(field);
        context.Report(arguments[0], "invalid argument to has() macro: it asks for a field, has(a.b)");
        return null;
    }

    static ComprehensionExpr? Map(MacroContext context, Expr? target, ImmutableArray<Expr> arguments) =>
        target is not null && new MacroParts(context).TryLoopVariable(arguments[0], "argument is not an identifier", out var variable)
            ? new Loops(context).List(target, new LoopVariables(variable), arguments.Length == 3 ? arguments[1] : null, arguments[^1])
            : null;

    static ComprehensionExpr? Filter(MacroContext context, Expr? target, ImmutableArray<Expr> arguments) =>
        target is not null && new MacroParts(context).TryLoopVariable(arguments[0], "argument is not an identifier", out var variable)
            ? new Loops(context).Filter(target, new LoopVariables(variable), arguments[0], arguments[1])
            : null;
}
