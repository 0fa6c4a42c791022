using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Builtins;

/// <summary>
/// <c>cel.block</c>: an expression over numbered values, each computed once, where it is needed. Optimizers write it; it is no
/// part of Kubernetes.
/// </summary>
/// <remarks>cel-go, ext/bindings.go, version 1; cel-spec, block_ext.</remarks>
static class BlockLibrary
{
    /// <summary>Most numbered values of a block: each is a level of the expression.</summary>
    const int MaxValues = CelLimits.MaxDepth / 2;

    public static CelLibrary Library { get; } = new("block")
    {
        Macros =
        [
            new Macro("block", IsMember: true, 2, Block),
            Numbered("index", 1, "@index"),
            Numbered("iterVar", 2, "@it:"),
            Numbered("accuVar", 2, "@ac:"),
        ],
    };

    static Expr? Block(MacroContext context, Expr? target, ImmutableArray<Expr> arguments)
    {
        if (!IsNamespace(target))
            return null;
        if (arguments[0] is not ListExpr { Optionals: [], Items: { Length: <= MaxValues } values })
        {
            context.Report(arguments[0], "cel.block takes a list of values, which is not too long, and an expression");
            return null;
        }

        var body = arguments[1];
        for (var i = values.Length - 1; i >= 0; i--)
            body = new Loops(context).Bind(Name("@index", [i]), values[i], body);
        return body;
    }

    static Macro Numbered(string function, int numbers, string prefix) => new(function, IsMember: true, numbers, (context, target, arguments) =>
    {
        if (!IsNamespace(target))
            return null;
        if (arguments.All(argument => argument is ConstantExpr { Value: { IsInt: true, AsInt: >= 0 } }))
            return new MacroParts(context).Name(Name(prefix, [.. arguments.Select(argument => ((ConstantExpr)argument).Value.AsInt)]));
        context.Report(arguments[0], $"cel.{function} takes numbers that are not negative");
        return null;
    });

    static string Name(string prefix, ReadOnlySpan<long> numbers) => numbers is [var first, var second]
        ? string.Create(CultureInfo.InvariantCulture, $"{prefix}{first}:{second}")
        : string.Create(CultureInfo.InvariantCulture, $"{prefix}{numbers[0]}");

    static bool IsNamespace(Expr? target) => target is IdentExpr { Name: "cel" };
}
