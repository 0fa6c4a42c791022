using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>The macros over index and item, or key and value.</summary>
/// <remarks>cel-go, ext/README.md, "TwoVarComprehensions".</remarks>
static class TwoVariableMacros
{
    public static ImmutableArray<Macro> All { get; } =
    [
        new("all", IsMember: true, 3, Loop(static (loops, range, variables, _, body) => loops.All(range, variables, body))),
        new("exists", IsMember: true, 3, Loop(static (loops, range, variables, _, body) => loops.Exists(range, variables, body))),
        new("existsOne", IsMember: true, 3, Loop(static (loops, range, variables, _, body) => loops.ExistsOne(range, variables, body))),
        new("exists_one", IsMember: true, 3, Loop(static (loops, range, variables, _, body) => loops.ExistsOne(range, variables, body))),
        .. Transformation("transformList", static (loops, range, variables, predicate, body) => loops.List(range, variables, predicate, body)),
        .. Transformation("transformMap", static (loops, range, variables, predicate, body) => loops.Map(range, variables, predicate, body)),
        .. Transformation("transformMapEntry", static (loops, range, variables, predicate, body) => loops.MapEntry(range, variables, predicate, body)),
    ];

    delegate Expr LoopOf(Loops loops, Expr range, LoopVariables variables, Expr? predicate, Expr body);

    static Macro[] Transformation(string name, LoopOf loop) => [new(name, IsMember: true, 3, Loop(loop)), new(name, IsMember: true, 4, Loop(loop))];

    static MacroExpansion Loop(LoopOf loop) => (context, target, arguments) =>
        target is not null && TryVariables(context, arguments, out var variables)
            ? loop(new Loops(context), target, variables, arguments.Length == 4 ? arguments[2] : null, arguments[^1])
            : null;

    static bool TryVariables(MacroContext context, ImmutableArray<Expr> arguments, out LoopVariables variables)
    {
        const string complaint = "argument must be a simple name";
        variables = default;
        var make = new MacroParts(context);
        if (!make.TryLoopVariable(arguments[0], complaint, out var first) || !make.TryLoopVariable(arguments[1], complaint, out var second))
            return false;
        if (first == second)
        {
            context.Report(arguments[1], $"duplicate variable name: {first}");
            return false;
        }

        variables = new LoopVariables(first, second);
        return true;
    }
}
