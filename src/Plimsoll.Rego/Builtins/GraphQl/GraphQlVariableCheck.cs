namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Checks the variables of an operation: their types, and where it and its fragments use them.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Validation.Variables.</remarks>
sealed class GraphQlVariableCheck(
    BuiltinCall call, GraphQlSchema schema, GraphQlFragments fragments, Dictionary<string, GraphQlUsages> ofFragments)
{
    /// <summary>Checks an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="usages">The variables that it uses itself.</param>
    /// <exception cref="GraphQlException">A variable is not valid, not defined or not used.</exception>
    public void Run(GraphQlOperation operation, GraphQlUsages usages)
    {
        var variables = new Dictionary<string, GraphQlVariable>(StringComparer.Ordinal);
        foreach (var variable in operation.Variables)
        {
            if (!variables.TryAdd(variable.Name, variable))
                throw new GraphQlException($"There can be only one variable named \"${variable.Name}\".");
            Check(variable);
        }

        var unused = new HashSet<string>(variables.Keys, StringComparer.Ordinal);
        var all = fragments.AllUsesOf(operation.Selections)
            .SelectMany(name => ofFragments.TryGetValue(name, out var found) ? found.Found : []);
        var by = operation.Name.Length == 0 ? "" : $" by operation \"{operation.Name}\"";
        foreach (var usage in usages.Found.Concat(all))
        {
            call.Charge(1);
            if (!variables.TryGetValue(usage.Name, out var variable))
                throw new GraphQlException($"Variable \"${usage.Name}\" is not defined{by}.");
            unused.Remove(usage.Name);
            CheckPosition(variable, usage);
        }

        if (unused.Count > 0)
        {
            var name = unused.Order(StringComparer.Ordinal).First();
            var where = operation.Name.Length == 0 ? "" : $" in operation \"{operation.Name}\"";
            throw new GraphQlException($"Variable \"${name}\" is never used{where}.");
        }
    }

    void Check(GraphQlVariable variable)
    {
        var type = schema.Type(variable.Type.InnerName) ?? throw new GraphQlException($"Unknown type \"{variable.Type.InnerName}\".");
        if (!type.IsInput)
            throw new GraphQlException($"Variable \"${variable.Name}\" cannot be non-input type \"{variable.Type}\".");
        var usages = new GraphQlUsages(call, schema);
        if (variable.Default is { } value)
            usages.CheckValue(value, variable.Type);
        usages.CheckDirectives(variable.Directives, "VARIABLE_DEFINITION");
        if (usages.Found.Count > 0)
            throw new GraphQlException($"Variable \"${usages.Found[0].Name}\" is not defined.");
    }

    static void CheckPosition(GraphQlVariable variable, GraphQlUsage usage)
    {
        if (usage.Type is not { } demanded)
            return;

        // A default stands in for null: of the variable, or of the place.
        var hasValue = variable.Default is not null and not { Kind: GraphQlValueKind.Null };
        var type = hasValue || usage.HasDefault ? demanded with { IsNonNull = false } : demanded;
        if (!GraphQlTypes.IsCompatible(variable.Type, type))
        {
            throw new GraphQlException(
                $"Variable \"${variable.Name}\" of type \"{variable.Type}\" used in position expecting type \"{demanded}\".");
        }
    }
}
