using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Checks that fields which come to one name in the result are the same.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Field-Selection-Merging. Each pair of fields is compared once.</remarks>
sealed class GraphQlFieldMerging(BuiltinCall call, GraphQlSchema schema, GraphQlFragments fragments)
{
    /// <summary>What a pair counts as, which is remembered until the end: it bounds the memory.</summary>
    const int StepsOfPair = 50;

    readonly HashSet<(GraphQlField, GraphQlField, bool)> _compared = new(new ByReference());

    /// <summary>Checks what is selected together.</summary>
    /// <param name="selections">The selections.</param>
    /// <param name="type">What they are selected of.</param>
    /// <exception cref="GraphQlException">Two fields cannot be told apart.</exception>
    public void Check(IReadOnlyList<GraphQlSelection> selections, GraphQlDefinition type)
    {
        foreach (var same in FieldsOf(selections, type).GroupBy(selected => selected.Field.Alias, StringComparer.Ordinal))
        {
            Selected[] fields = [.. same];
            for (var left = 0; left < fields.Length; left++)
            {
                for (var right = left + 1; right < fields.Length; right++)
                    Compare(fields[left], fields[right], areExclusive: false);
            }
        }
    }

    IEnumerable<Selected> FieldsOf(IReadOnlyList<GraphQlSelection> selections, GraphQlDefinition? type)
    {
        foreach (var (field, condition) in fragments.FieldsOf(selections))
        {
            if ((condition.Length == 0 ? type : schema.Type(condition)) is { } parent && GraphQlQueryCheck.FieldOf(parent, field.Name) is { } found)
                yield return new Selected(field, parent, found);
        }
    }

    void Compare(Selected left, Selected right, bool areExclusive)
    {
        NestingGuard.Enter();
        call.Charge(1 + left.Field.Arguments.Count);
        areExclusive |= left.Parent != right.Parent && left.Parent.Kind == "OBJECT" && right.Parent.Kind == "OBJECT";
        if (ReferenceEquals(left.Field, right.Field) || !_compared.Add((left.Field, right.Field, areExclusive)))
            return;
        call.Charge(StepsOfPair);
        if (!areExclusive && left.Field.Name != right.Field.Name)
            throw Conflict(left, $"{left.Field.Name} and {right.Field.Name} are different fields");
        if (!areExclusive && !AreSame(left.Field.Arguments, right.Field.Arguments))
            throw Conflict(left, "they have differing arguments");
        if (!HaveSameShape(left.Definition.Type, right.Definition.Type))
            throw Conflict(left, $"they return conflicting types {left.Definition.Type} and {right.Definition.Type}");
        if (left.Field.Selections.Count == 0 || right.Field.Selections.Count == 0)
            return;
        var others = FieldsOf(right.Field.Selections, schema.Type(right.Definition.Type.InnerName))
            .ToLookup(selected => selected.Field.Alias, StringComparer.Ordinal);
        foreach (var inner in FieldsOf(left.Field.Selections, schema.Type(left.Definition.Type.InnerName)))
        {
            foreach (var other in others[inner.Field.Alias])
                Compare(inner, other, areExclusive);
        }
    }

    static GraphQlException Conflict(Selected field, string reason) => new(
        $"Fields \"{field.Field.Alias}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.");

    static bool AreSame(IReadOnlyList<GraphQlArgument> left, IReadOnlyList<GraphQlArgument> right)
    {
        if (left.Count != right.Count)
            return false;
        var others = new Dictionary<string, GraphQlValue>(StringComparer.Ordinal);
        foreach (var argument in right)
            others[argument.Name] = argument.Value;
        return left.All(argument => others.TryGetValue(argument.Name, out var other) && AreSame(argument.Value, other));
    }

    static bool AreSame(GraphQlValue left, GraphQlValue right)
    {
        NestingGuard.Enter();
        if (left.Kind != right.Kind || left.Raw != right.Raw || left.Children.Count != right.Children.Count)
            return false;
        return left.Children.Zip(right.Children).All(pair => pair.First.Name == pair.Second.Name && AreSame(pair.First.Value, pair.Second.Value));
    }

    bool HaveSameShape(GraphQlTypeRef left, GraphQlTypeRef right)
    {
        while (true)
        {
            if (left.IsNonNull != right.IsNonNull)
                return false;
            if (left.Item is { } leftItem && right.Item is { } rightItem)
            {
                (left, right) = (leftItem, rightItem);
                continue;
            }

            if (left.Item is not null || right.Item is not null)
                return false;
            var areLeafs = schema.Type(left.Named) is not { IsComposite: true } || schema.Type(right.Named) is not { IsComposite: true };
            return !areLeafs || left.Named == right.Named;
        }
    }

    sealed record Selected(GraphQlField Field, GraphQlDefinition Parent, GraphQlFieldDefinition Definition);

    /// <summary>Fields are told apart by where they stand, not by what they say.</summary>
    sealed class ByReference : IEqualityComparer<(GraphQlField Left, GraphQlField Right, bool Exclusive)>
    {
        public bool Equals((GraphQlField Left, GraphQlField Right, bool Exclusive) x, (GraphQlField Left, GraphQlField Right, bool Exclusive) y) =>
            ReferenceEquals(x.Left, y.Left) && ReferenceEquals(x.Right, y.Right) && x.Exclusive == y.Exclusive;

        public int GetHashCode((GraphQlField Left, GraphQlField Right, bool Exclusive) obj) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Left),
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Right),
            obj.Exclusive);
    }
}
