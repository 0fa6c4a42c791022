using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Checks operations and fragments against a schema.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Validation.</remarks>
sealed class GraphQlQueryCheck
{
    static readonly GraphQlFieldDefinition TypeName =
        new("__typename", new GraphQlTypeRef("String", null, IsNonNull: true), null, [], []);

    readonly BuiltinCall _call;
    readonly GraphQlSchema _schema;
    readonly GraphQlQuery _query;
    readonly GraphQlFragments _fragments;
    readonly GraphQlFieldMerging _merging;

    /// <summary>A check.</summary>
    /// <param name="call">The call.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="query">The operations and fragments.</param>
    public GraphQlQueryCheck(BuiltinCall call, GraphQlSchema schema, GraphQlQuery query)
    {
        (_call, _schema, _query) = (call, schema, query);
        _fragments = new GraphQlFragments(call, query);
        _merging = new GraphQlFieldMerging(call, schema, _fragments);
    }

    /// <summary>The field of a type; <c>null</c> where there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The name.</param>
    public static GraphQlFieldDefinition? FieldOf(GraphQlDefinition type, string name) =>
        name == TypeName.Name && type.IsComposite ? TypeName : type.Field(name);

    /// <summary>Checks everything.</summary>
    /// <exception cref="GraphQlException">Something is not valid.</exception>
    public void Run()
    {
        CheckOperationNames();
        _fragments.CheckUse();
        var ofFragments = new Dictionary<string, GraphQlUsages>(StringComparer.Ordinal);
        foreach (var fragment in _query.Fragments)
            ofFragments[fragment.Name] = Check(fragment);
        foreach (var operation in _query.Operations)
        {
            var usages = Check(operation);
            new GraphQlVariableCheck(_call, _schema, _fragments, ofFragments).Run(operation, usages);
        }
    }

    void CheckOperationNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in _query.Operations)
        {
            if (operation.Name.Length == 0 && _query.Operations.Count > 1)
                throw new GraphQlException("This anonymous operation must be the only defined operation.");
            if (!names.Add(operation.Name))
                throw new GraphQlException($"There can be only one operation named \"{operation.Name}\".");
        }
    }

    GraphQlUsages Check(GraphQlFragment fragment)
    {
        var type = Composite(fragment.Condition, $"Fragment \"{fragment.Name}\"");
        var usages = new GraphQlUsages(_call, _schema);
        usages.CheckDirectives(fragment.Directives, "FRAGMENT_DEFINITION");
        Check(fragment.Selections, type, usages);
        return usages;
    }

    GraphQlUsages Check(GraphQlOperation operation)
    {
        var type = _schema.Root(operation.Kind)
            ?? throw new GraphQlException($"Schema does not support operation type \"{operation.Kind}\"");
        var usages = new GraphQlUsages(_call, _schema);
        usages.CheckDirectives(operation.Directives, operation.Kind.ToUpperInvariant());
        if (operation.Kind == "subscription")
            CheckSubscription(operation);
        Check(operation.Selections, type, usages);
        return usages;
    }

    void CheckSubscription(GraphQlOperation operation)
    {
        var who = operation.Name.Length == 0 ? "Anonymous Subscription" : $"Subscription \"{operation.Name}\"";
        var fields = _fragments.FieldsOf(operation.Selections).Select(selected => selected.Field.Alias).Distinct(StringComparer.Ordinal).ToList();
        if (fields.Count > 1)
            throw new GraphQlException($"{who} must select only one top level field.");
        if (fields.Exists(name => name.StartsWith("__", StringComparison.Ordinal)))
            throw new GraphQlException($"{who} must not select an introspection top level field.");
    }

    void Check(IReadOnlyList<GraphQlSelection> selections, GraphQlDefinition type, GraphQlUsages usages)
    {
        NestingGuard.Enter();
        _merging.Check(selections, type);
        foreach (var selection in selections)
        {
            _call.Charge(1);
            switch (selection)
            {
                case GraphQlField field:
                    Check(field, type, usages);
                    break;
                case GraphQlInline inline:
                    usages.CheckDirectives(inline.Directives, "INLINE_FRAGMENT");
                    var condition = inline.Condition.Length == 0 ? type : Composite(inline.Condition, "Fragment");
                    CheckPossible(type, condition, "Fragment");
                    Check(inline.Selections, condition, usages);
                    break;
                case GraphQlSpread spread:
                    usages.CheckDirectives(spread.Directives, "FRAGMENT_SPREAD");
                    var fragment = _fragments.Find(spread.Name) ?? throw new GraphQlException($"Unknown fragment \"{spread.Name}\".");
                    CheckPossible(type, Composite(fragment.Condition, $"Fragment \"{spread.Name}\""), $"Fragment \"{spread.Name}\"");
                    break;
            }
        }
    }

    void Check(GraphQlField field, GraphQlDefinition type, GraphQlUsages usages)
    {
        var definition = FieldOf(type, field.Name)
            ?? throw new GraphQlException($"Cannot query field \"{field.Name}\" on type \"{type.Name}\".");
        usages.CheckArguments(field.Arguments, definition.Arguments, $"Field \"{field.Name}\"", $"field \"{type.Name}.{field.Name}\"");
        usages.CheckDirectives(field.Directives, "FIELD");
        if (_schema.Type(definition.Type.InnerName) is not { } of)
            return;
        if (!of.IsComposite && field.Selections.Count > 0)
        {
            throw new GraphQlException(
                $"Field \"{field.Name}\" must not have a selection since type \"{definition.Type}\" has no subfields.");
        }

        if (of.IsComposite && field.Selections.Count == 0)
            throw new GraphQlException($"Field \"{field.Name}\" of type \"{definition.Type}\" must have a selection of subfields.");
        if (of.IsComposite)
            Check(field.Selections, of, usages);
    }

    GraphQlDefinition Composite(string name, string who)
    {
        var type = _schema.Type(name) ?? throw new GraphQlException($"Unknown type \"{name}\".");
        return type.IsComposite ? type : throw new GraphQlException($"{who} cannot condition on non composite type \"{name}\".");
    }

    void CheckPossible(GraphQlDefinition parent, GraphQlDefinition condition, string who)
    {
        if (parent != condition && !_schema.Possible(parent.Name).Overlaps(_schema.Possible(condition.Name)))
        {
            throw new GraphQlException(
                $"{who} cannot be spread here as objects of type \"{parent.Name}\" can never be of type \"{condition.Name}\".");
        }
    }
}
