using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Syntax;

/// <summary>
/// <c>cel.block([a, b], body)</c>: values that the body, and each other in order, name by <c>cel.index(0)</c> and <c>cel.index(1)</c>.
/// Programs write this form, not people: it is how cel-go's optimizer names common parts.
/// </summary>
/// <remarks>cel-spec, tests/simple/testdata/block_ext.textproto.</remarks>
static class BlockMacros
{
    public static ImmutableArray<Macro> All { get; } =
    [
        new("block", IsMember: true, 2, Block),
        new("index", IsMember: true, 1, (context, target, arguments) => Name(context, target, "@index", arguments)),
        new("iterVar", IsMember: true, 2, (context, target, arguments) => Name(context, target, "@it", arguments)),
        new("accuVar", IsMember: true, 2, (context, target, arguments) => Name(context, target, "@ac", arguments)),
    ];

    static Expr? Block(MacroContext context, Expr? target, ImmutableArray<Expr> arguments)
    {
        if (target is not IdentExpr { Name: "cel" })
            return null;
        if (arguments[0] is not ListExpr { Optionals.IsEmpty: true } values)
        {
            context.Report(arguments[0], "cel.block() takes a list literal and a body");
            return null;
        }

        var loops = new Loops(context);
        var body = arguments[1];
        for (var i = values.Items.Length - 1; i >= 0; i--)
            body = loops.Bind(NameOf("@index", i), values.Items[i], body);
        return body;
    }

    static IdentExpr? Name(MacroContext context, Expr? target, string prefix, ImmutableArray<Expr> arguments)
    {
        if (target is not IdentExpr { Name: "cel" })
            return null;
        var name = prefix;
        foreach (var argument in arguments)
        {
            if (argument is not ConstantExpr { Value: { IsInt: true, AsInt: >= 0 and var number } })
            {
                context.Report(argument, "expected a number from 0, written out");
                return null;
            }

            name = NameOf(name, number);
        }

        return new IdentExpr(context.NextId(), context.Offset, name);
    }

    static string NameOf(string prefix, long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}:{number}");
}
