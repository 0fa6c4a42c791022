using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that tell the kinds of values apart.</summary>
static class TypeChecks
{
    static readonly RegoString[] Names = [.. Enum.GetValues<RegoKind>().Order().Select(kind => new RegoString(RegoValue.NameOf(kind)))];

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("is_array", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoArray)),
        new("is_boolean", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoBoolean)),
        new("is_null", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoNull)),
        new("is_number", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoNumber)),
        new("is_object", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoObject)),
        new("is_set", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoSet)),
        new("is_string", "any -> boolean", (_, value) => RegoBoolean.Of(value is RegoString)),
        new("type_name", "any -> string", (_, value) => Names[(int)value.Kind]),
    ];
}
