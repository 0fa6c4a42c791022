using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Looks into documents.</summary>
static class Documents
{
    /// <summary>What stands at a key; <c>null</c> where nothing does. A value of a set stands at itself.</summary>
    public static RegoValue? Member(RegoValue document, RegoValue key) => document switch
    {
        RegoObject members => members.Get(key),
        RegoArray array => array.Get(key),
        RegoSet set => set.Contains(key) ? key : null,
        _ => null,
    };

    /// <summary>A document with a value put at a path, objects made where there are none.</summary>
    public static RegoValue Put(RegoValue? document, ReadOnlySpan<RegoValue> path, RegoValue value, BuiltinCall call)
    {
        if (path.IsEmpty)
            return value;
        var members = document as RegoObject ?? RegoObject.Empty;
        call.ChargeKept(members.Count);
        var child = Put(members.Get(path[0]), path[1..], value, call);
        var changed = new List<KeyValuePair<RegoValue, RegoValue>>(members.Count + 1);
        for (var index = 0; index < members.Count; index++)
            changed.Add(new KeyValuePair<RegoValue, RegoValue>(members.Keys[index], members.Values[index]));
        changed.Add(new KeyValuePair<RegoValue, RegoValue>(path[0], child));
        return RegoObject.Of(changed);
    }
}
