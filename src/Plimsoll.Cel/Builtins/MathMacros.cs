using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Builtins;

/// <summary><c>math.least</c> and <c>math.greatest</c> of any number of arguments.</summary>
/// <remarks>cel-go, ext/math.go: three and more arguments become a list.</remarks>
static class MathMacros
{
    /// <summary>The function that <c>math.least</c> expands to a call of.</summary>
    public const string Least = "math.@min";

    /// <summary>The function that <c>math.greatest</c> expands to a call of.</summary>
    public const string Greatest = "math.@max";

    const int AnyNumber = -1;

    public static ImmutableArray<Macro> All { get; } =
    [
        new("least", true, AnyNumber, (context, target, arguments) => Expand(context, target, arguments, "math.least()", Least)),
        new("greatest", true, AnyNumber, (context, target, arguments) => Expand(context, target, arguments, "math.greatest()", Greatest)),
    ];

    static CallExpr? Expand(MacroContext context, Expr? target, ImmutableArray<Expr> arguments, string written, string function)
    {
        if (target is not IdentExpr { Name: "math" })
            return null;
        if (arguments is [])
        {
            context.Report(target, $"{written} requires at least one argument");
            return null;
        }

        if (arguments is [var only] && !CanBeNumber(only) && !(only is ListExpr { Items: [_, ..] items } && items.All(CanBeNumber)))
        {
            context.Report(only, $"{written} invalid single argument value");
            return null;
        }

        if (arguments.Length > 1 && arguments.FirstOrDefault(argument => !CanBeNumber(argument)) is { } wrong)
        {
            context.Report(wrong, $"{written} simple literal arguments must be numeric");
            return null;
        }

        ImmutableArray<Expr> passed = arguments.Length <= 2 ? arguments : [new ListExpr(context.NextId(), context.Offset, arguments, [])];
        return new CallExpr(context.NextId(), context.Offset, function, null, passed);
    }

    static bool CanBeNumber(Expr argument) => argument switch
    {
        ConstantExpr constant => constant.Value is { IsInt: true } or { IsUint: true } or { IsDouble: true },
        ListExpr or MapExpr or StructExpr => false,
        _ => true,
    };
}
