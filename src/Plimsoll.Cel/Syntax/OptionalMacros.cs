using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary><c>optMap</c> and <c>optFlatMap</c>: compute with the value of an optional, where it has one.</summary>
/// <remarks>cel-go, cel/library.go, "OptionalTypes".</remarks>
static class OptionalMacros
{
    /// <summary>The method that tells whether an optional has a value.</summary>
    public const string HasValue = "hasValue";

    /// <summary>The method that answers the value of an optional.</summary>
    public const string Value = "value";

    /// <summary>The function that makes an optional of a value.</summary>
    public const string Of = "optional.of";

    /// <summary>The function that makes an optional without a value.</summary>
    public const string None = "optional.none";

    public static ImmutableArray<Macro> All { get; } =
    [
        new("optMap", IsMember: true, 2, (context, target, arguments) => Fold(context, target, arguments, "optMap", isFlat: false)),
        new("optFlatMap", IsMember: true, 2, (context, target, arguments) => Fold(context, target, arguments, "optFlatMap", isFlat: true)),
    ];

    /// <summary>The binding in what a macro of this class has made; <c>null</c> where the call comes from none.</summary>
    public static ComprehensionExpr? FindFold(CallExpr call)
    {
        if (call is not { Function: Operators.Conditional, Arguments: [CallExpr { Function: HasValue, Target: { } target }, var then, _] })
            return null;
        if (then is CallExpr { Function: Of, Arguments: [var wrapped] })
            then = wrapped;
        return then is ComprehensionExpr { Kind: ComprehensionKind.Bind, Initial: CallExpr { Function: Value } value } fold && value.Target == target
            ? fold
            : null;
    }

    static CallExpr? Fold(MacroContext context, Expr? target, ImmutableArray<Expr> arguments, string name, bool isFlat)
    {
        var make = new MacroParts(context);
        if (target is null || !make.TryVariable(arguments[0], $"{name}() variable name must be a simple identifier", out var variable))
            return null;
        var bound = new Loops(context).Bind(variable, make.Method(Value, target), arguments[1]);
        return make.Call(Operators.Conditional, make.Method(HasValue, target), isFlat ? bound : make.Call(Of, bound), make.Call(None));
    }
}
