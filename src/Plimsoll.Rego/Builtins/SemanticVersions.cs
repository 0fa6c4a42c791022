using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Semantic versions.</summary>
/// <remarks>https://semver.org/spec/v2.0.0.html.</remarks>
static class SemanticVersions
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("semver.compare", "string, string -> number", Compare),
        new("semver.is_valid", "any -> boolean", static (_, value) => RegoBoolean.Of(value is RegoString text && SemanticVersion.TryParse(text.Value, out SemanticVersion? version))),
    ];

    static RegoValue? Compare(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var left) || !call.IsString(second, 2, out var right))
            return null;
        call.Charge(left.Length + (long)right.Length);
        if (!SemanticVersion.TryParse(left, out var one))
            return call.Fail($"operand 1: string {first} is not a valid SemVer");
        return SemanticVersion.TryParse(right, out var other)
            ? RegoNumber.Of(Math.Sign(one.Against(other)))
            : call.Fail($"operand 2: string {second} is not a valid SemVer");
    }
}
