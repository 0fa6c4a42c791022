using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary><c>cel.bind(variable, value, body)</c>.</summary>
/// <remarks>cel-go, ext/README.md, "Bindings".</remarks>
static class BindingMacros
{
    public static ImmutableArray<Macro> All { get; } = [new("bind", IsMember: true, 3, Bind)];

    static ComprehensionExpr? Bind(MacroContext context, Expr? target, ImmutableArray<Expr> arguments) =>
        target is IdentExpr { Name: "cel" } &&
        new MacroParts(context).TryVariable(arguments[0], "cel.bind() variable names must be simple identifiers", out var variable)
            ? new Loops(context).Bind(variable, arguments[1], arguments[2])
            : null;
}
