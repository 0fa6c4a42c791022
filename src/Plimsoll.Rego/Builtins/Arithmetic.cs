using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The operators of numbers, and of sets where they share one.</summary>
static class Arithmetic
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("plus", "number, number -> number", Plus),
    ];

    static RegoValue? Plus(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsNumber(first, 1, out var left) || !call.IsNumber(second, 2, out var right))
            return null;
        if (left.TryGetInteger(out var a) && right.TryGetInteger(out var b))
        {
            var sum = unchecked(a + b);
            if (((a ^ sum) & (b ^ sum)) >= 0)
                return RegoNumber.Of(sum);
        }

        return left.Exact is { } x && right.Exact is { } y && ExactNumber.Add(x, y) is { } exact
            ? RegoNumber.Of(exact)
            : call.Fail("number is too large");
    }
}
