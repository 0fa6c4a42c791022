using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Makes a change at a location of an object: what is missing on the way is made; everything beside it is shared.</summary>
/// <remarks>
/// The rules are those of Gatekeeper, pkg/mutation/mutators/core. A value that is null counts as missing, since the API server
/// leaves such fields away before it asks anybody. The depth of the recursion is the number of steps, <see cref="LocationPath.MaxSteps"/>.
/// </remarks>
sealed class LocationEditing(LocationPath path, PathConditions conditions, Modification modification, KubernetesObject target)
{
    /// <summary>The object's root with the change.</summary>
    public Edited Edit() => Edit(target.Root, 0);

    bool IsLast(int step) => step == path.Steps.Length - 1;

    Edited Edit(ObjectNode current, int step) => path.Steps[step] switch
    {
        FieldStep field => current is MappingNode mapping
            ? Field(mapping, field, step)
            : Mismatch(step, "an object", current),
        ItemStep item => current is SequenceNode sequence
            ? Items(sequence, item, step)
            : Mismatch(step, "a list", current),
        _ => Edited.Skipped,
    };

    Edited Field(MappingNode current, FieldStep field, int step)
    {
        var present = current[field.Name] is { } value && value.IsSet ? value : null;
        if (!(present is null ? conditions.AllowsMissing(step) : conditions.AllowsPresent(step)))
            return Edited.Skipped;
        var edited = IsLast(step) ? modification.ValueOf(present, target) : Edit(present ?? Missing(step, current.Location), step + 1);
        if (!edited.IsApplied)
            return edited;
        return Edited.To(edited.Node is { } node ? WithField(current, field.Name, node) : current);
    }

    /// <summary>The mapping itself where the field has the value already: objects that do not change stay the same ones.</summary>
    static MappingNode WithField(MappingNode current, string field, ObjectNode node) =>
        ReferenceEquals(current[field], node) ? current : current.With(field, node);

    Edited Items(SequenceNode current, ItemStep item, int step)
    {
        if (IsLast(step))
            return ReplaceItem(current, item, step);
        // Whoever asks that no item at all is there can never be content: Gatekeeper makes no change then.
        if (item.IsEvery && !conditions.AllowsPresent(step))
            return Edited.Skipped;

        var items = current.Items;
        var (isFound, isApplied) = (false, false);
        for (var i = 0; i < items.Length; i++)
        {
            if (!item.IsEvery && !HasKey(items[i], item))
                continue;
            isFound = true;
            if (!conditions.AllowsPresent(step))
                return Edited.Skipped;
            var edited = Edit(items[i], step + 1);
            if (edited.IsFailed)
                return edited;
            isApplied |= edited.IsApplied;
            if (edited is { IsApplied: true, Node: { } node } && !ReferenceEquals(node, items[i]))
                items = items.SetItem(i, node);
        }

        return isFound || item.IsEvery
            ? new Edited(Sequence(current, items), isApplied, "")
            : AddItem(current, item, step);
    }

    /// <summary>An item with the key, which nobody has yet, and the change in it.</summary>
    Edited AddItem(SequenceNode current, ItemStep item, int step)
    {
        if (!conditions.AllowsMissing(step))
            return Edited.Skipped;
        var made = NodeMaking.Mapping([], current.Location).With(item.Key, KeyOf(item, current.Location));
        var edited = Edit(made, step + 1);
        return edited is { IsApplied: true, Node: { } node } ? Edited.To(Sequence(current, current.Items.Add(node))) : edited;
    }

    Edited ReplaceItem(SequenceNode current, ItemStep item, int step)
    {
        var value = modification.ItemOf(target);
        if (value.IsFailed || value.Node is not { } made)
            return value;
        for (var i = 0; i < current.Items.Length; i++)
        {
            if (current.Items[i] is not MappingNode)
                return Mismatch(step, "a list of objects", current.Items[i]);
            if (!HasKey(current.Items[i], item))
                continue;
            if (!HasKey(made, item))
                return Edited.Impossible($"the item would get another {item.Key}, by which it is found");
            return conditions.AllowsPresent(step) ? Edited.To(Sequence(current, current.Items.SetItem(i, made))) : Edited.Skipped;
        }

        return conditions.AllowsMissing(step) ? Edited.To(Sequence(current, current.Items.Add(made))) : Edited.Skipped;
    }

    static SequenceNode Sequence(SequenceNode current, ImmutableArray<ObjectNode> items) =>
        items == current.Items ? current : NodeMaking.Sequence(items, current.Location);

    /// <summary>What the next step needs to stand in.</summary>
    ObjectNode Missing(int step, SourceLocation place) => path.Steps[step + 1] is FieldStep
        ? NodeMaking.Mapping([], place)
        : NodeMaking.Sequence([], place);

    static ScalarNode KeyOf(ItemStep item, SourceLocation place) =>
        item.Number is { } number ? NodeMaking.Integer(number, place) : NodeMaking.Text(item.Text ?? "", place);

    internal static bool HasKey(ObjectNode item, ItemStep step) => step.Number is { } number
        ? item[step.Key].AsInteger == number
        : item[step.Key].AsText is { } text && text == step.Text;

    Edited Mismatch(int step, string expected, ObjectNode found)
    {
        var place = step == 0 ? "the object" : string.Concat(path.Steps.Take(step).Select((part, i) => part is FieldStep && i > 0 ? $".{part}" : part.ToString()));
        return Edited.Impossible($"location {path.Text}: {place} must be {expected} and is {Describe(found)}");
    }

    static string Describe(ObjectNode node) => node switch
    {
        MappingNode => "an object",
        SequenceNode => "a list",
        _ => "a single value",
    };
}
