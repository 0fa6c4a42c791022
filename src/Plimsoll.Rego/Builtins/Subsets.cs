using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>object.subset</c>: whether a collection has all that another has.</summary>
static class Subsets
{
    /// <summary>Whether the second has nothing that the first lacks.</summary>
    public static RegoValue? IsSubset(BuiltinCall call, RegoValue super, RegoValue sub)
    {
        if (super is RegoArray array && sub is RegoSet set)
            return RegoBoolean.Of(HasAll(call, array, set));
        return AreAlike(super, sub)
            ? RegoBoolean.Of(Holds(call, super, sub))
            : call.Fail("both arguments of object.subset must be of the same type, or an array and a set");
    }

    static bool AreAlike(RegoValue super, RegoValue sub) => super.Kind == sub.Kind && super is RegoObject or RegoArray or RegoSet;

    static bool Holds(BuiltinCall call, RegoValue super, RegoValue sub)
    {
        NestingGuard.Enter();
        return (super, sub) switch
        {
            (RegoObject left, RegoObject right) => HasMembers(call, left, right),
            (RegoSet left, RegoSet right) => HasAll(call, left, right),
            (RegoArray left, RegoArray right) => HasRun(call, left, right),
            _ => super.Equals(sub),
        };
    }

    static bool HasMembers(BuiltinCall call, RegoObject super, RegoObject sub)
    {
        call.Charge(sub.Count);
        for (var index = 0; index < sub.Count; index++)
        {
            if (super.Get(sub.Keys[index]) is not { } value || !Holds(call, value, sub.Values[index]))
                return false;
        }

        return true;
    }

    static bool HasAll(BuiltinCall call, RegoSet super, RegoSet sub)
    {
        call.Charge(sub.Count);
        foreach (var item in sub.Items)
        {
            if (!super.Contains(item))
                return false;
        }

        return true;
    }

    static bool HasAll(BuiltinCall call, RegoArray super, RegoSet sub)
    {
        call.Charge(super.Count);
        return HasAll(call, RegoSet.Of(super.Loaded()), sub);
    }

    /// <summary>Whether an array has the items of another one after the other.</summary>
    static bool HasRun(BuiltinCall call, RegoArray super, RegoArray sub)
    {
        for (var start = 0; start + sub.Count <= super.Count; start++)
        {
            var length = 0;
            while (length < sub.Count && super.Items[start + length].Equals(sub.Items[length]))
                length++;
            call.Charge(1 + length);
            if (length == sub.Count)
                return true;
        }

        return false;
    }
}
