using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>What <c>x in xs</c> and <c>k, x in xs</c> are compiled to.</summary>
static class Membership
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("internal.member_2", "any, any -> boolean", HasValue),
        new("internal.member_3", "any, any, any -> boolean", HasMember),
    ];

    static RegoBoolean? HasValue(BuiltinCall call, RegoValue value, RegoValue collection) => collection switch
    {
        RegoSet set => RegoBoolean.Of(set.Contains(value)),
        RegoArray array => RegoBoolean.Of(IsAmong(call, value, array.Items)),
        RegoObject members => RegoBoolean.Of(IsAmong(call, value, members.Values)),
        _ => RegoBoolean.False,
    };

    static RegoBoolean? HasMember(BuiltinCall call, RegoValue key, RegoValue value, RegoValue collection)
    {
        var found = collection switch
        {
            RegoSet set => set.Contains(key) ? key : null,
            RegoArray array => array.Get(key),
            RegoObject members => members.Get(key),
            _ => null,
        };
        return RegoBoolean.Of(found is not null && found.Equals(value));
    }

    static bool IsAmong(BuiltinCall call, RegoValue value, ReadOnlySpan<RegoValue> items)
    {
        call.Charge(items.Length);
        foreach (var item in items)
        {
            if (item.Equals(value))
                return true;
        }

        return false;
    }
}
