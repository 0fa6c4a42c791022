using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Adds values to a list that lacks them, or takes them out of it.</summary>
/// <param name="IsPrune">Whether they are taken out.</param>
/// <param name="Values">The values.</param>
sealed record SetModification(bool IsPrune, ImmutableArray<ObjectNode> Values) : Modification
{
    /// <summary>Comparisons of one change: length of the list times number of values.</summary>
    const long MaxComparisons = 10_000_000;

    public override TerminalType Terminal => TerminalType.Set;

    public override Edited ValueOf(ObjectNode? present, KubernetesObject target)
    {
        if (present is null)
            return IsPrune ? Edited.Nothing : Edited.To(NodeMaking.Sequence(Values, target.Location));
        if (present is not SequenceNode list)
            return Edited.Impossible("there is a value that is no list, so it cannot be taken as a set");
        if ((long)list.Items.Length * Values.Length > MaxComparisons)
            return Edited.Impossible($"a list of {list.Items.Length} items is too long for {Values.Length} values");
        var items = IsPrune ? Prune(list.Items) : Merge(list.Items);
        return Edited.To(items == list.Items ? list : NodeMaking.Sequence(items, list.Location));
    }

    ImmutableArray<ObjectNode> Merge(ImmutableArray<ObjectNode> items)
    {
        var missing = Values.Where(value => !Contains(items, value)).ToArray();
        return missing.Length == 0 ? items : items.AddRange(missing);
    }

    ImmutableArray<ObjectNode> Prune(ImmutableArray<ObjectNode> items) => items.RemoveAll(item => Contains(Values, item));

    static bool Contains(ImmutableArray<ObjectNode> values, ObjectNode wanted)
    {
        foreach (var value in values)
        {
            if (NodeEquality.AreEqual(value, wanted))
                return true;
        }

        return false;
    }
}
