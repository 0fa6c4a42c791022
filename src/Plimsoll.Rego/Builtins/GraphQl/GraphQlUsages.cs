using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Checks arguments, values and directives of an operation or a fragment, and gathers the variables that it uses.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Validation.Arguments, #sec-Validation.Values and #sec-Validation.Directives.</remarks>
sealed class GraphQlUsages(BuiltinCall call, GraphQlSchema schema)
{
    /// <summary>The variables that are used, with where.</summary>
    public List<GraphQlUsage> Found { get; } = [];

    /// <summary>Checks directives.</summary>
    /// <param name="directives">The directives.</param>
    /// <param name="location">Where they stand.</param>
    /// <exception cref="GraphQlException">One is not valid.</exception>
    public void CheckDirectives(IReadOnlyList<GraphQlDirective> directives, string location)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var definition = schema.Directive(directive.Name) ?? throw new GraphQlException($"Unknown directive \"@{directive.Name}\".");
            if (!definition.Locations.Contains(location, StringComparer.Ordinal))
                throw new GraphQlException($"Directive \"@{directive.Name}\" may not be used on {location}.");
            if (!names.Add(directive.Name) && !definition.IsRepeatable)
                throw new GraphQlException($"The directive \"@{directive.Name}\" can only be used once at this location.");
            CheckArguments(
                directive.Arguments, definition.Arguments, $"Directive \"@{directive.Name}\"", $"directive \"@{directive.Name}\"");
        }
    }

    /// <summary>Checks arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="definitions">What they may be.</param>
    /// <param name="who">Whose they are, at the beginning of a message.</param>
    /// <param name="whom">Whose they are, in a message.</param>
    /// <exception cref="GraphQlException">One is not valid, or missing.</exception>
    public void CheckArguments(
        IReadOnlyList<GraphQlArgument> arguments, IReadOnlyList<GraphQlFieldDefinition> definitions, string who, string whom)
    {
        var given = new Dictionary<string, GraphQlArgument>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            call.Charge(1 + definitions.Count);
            if (!given.TryAdd(argument.Name, argument))
                throw new GraphQlException($"There can be only one argument named \"{argument.Name}\".");
            var definition = definitions.FirstOrDefault(each => each.Name == argument.Name)
                ?? throw new GraphQlException($"Unknown argument \"{argument.Name}\" on {whom}.");
            CheckValue(argument.Value, definition.Type, definition.Default is not null);
        }

        foreach (var definition in definitions)
        {
            if (definition.IsRequired && (!given.TryGetValue(definition.Name, out var argument) || argument.Value.Kind == GraphQlValueKind.Null))
            {
                throw new GraphQlException(
                    $"{who} argument \"{definition.Name}\" of type \"{definition.Type}\" is required, but it was not provided.");
            }
        }
    }

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type it must be of; <c>null</c> for any.</param>
    /// <param name="hasDefault">Whether the place has a value where none is given.</param>
    /// <exception cref="GraphQlException">It is of another.</exception>
    public void CheckValue(GraphQlValue value, GraphQlTypeRef? type, bool hasDefault = false)
    {
        NestingGuard.Enter();
        call.Charge(1);
        if (value.Kind == GraphQlValueKind.Variable)
            Found.Add(new GraphQlUsage(value.Raw, type, hasDefault));
        else if (type is null)
            CheckChildren(value, null);
        else if (value.Kind == GraphQlValueKind.Null && type.IsNonNull)
            throw new GraphQlException($"Expected value of type \"{type}\", found null.");
        else if (value.Kind == GraphQlValueKind.Null)
            return;
        else if (type.Item is { } item && value.Kind == GraphQlValueKind.List)
            CheckChildren(value, item);
        else if (type.Item is { } single)
            CheckValue(value, single);
        else if (schema.Type(type.Named) is { } definition)
            CheckNamed(value, type, definition);
    }

    void CheckChildren(GraphQlValue value, GraphQlTypeRef? type)
    {
        foreach (var child in value.Children)
            CheckValue(child.Value, type);
    }

    void CheckNamed(GraphQlValue value, GraphQlTypeRef type, GraphQlDefinition definition)
    {
        switch (definition.Kind)
        {
            case "INPUT_OBJECT" when value.Kind == GraphQlValueKind.Object:
                CheckMembers(value, definition);
                break;
            case "ENUM" when value.Kind == GraphQlValueKind.Enum && definition.Values.Contains(value.Raw, StringComparer.Ordinal):
                break;
            case "ENUM" when value.Kind == GraphQlValueKind.Enum:
                throw new GraphQlException($"Value \"{value.Raw}\" does not exist in \"{type}\" enum.");
            case "ENUM":
                throw new GraphQlException($"Enum \"{definition.Name}\" cannot represent non-enum value: {value.Raw}.");
            case "SCALAR" when IsOf(definition, value.Kind):
                CheckChildren(value, null);
                break;
            case "SCALAR":
                throw new GraphQlException($"{definition.Name} cannot represent the value: {value.Raw}");
            default:
                throw new GraphQlException($"Expected value of type \"{type}\", found {value.Raw}.");
        }
    }

    /// <summary>Scalars that a schema defines take any value.</summary>
    static bool IsOf(GraphQlDefinition scalar, GraphQlValueKind kind) => scalar.Name switch
    {
        "Int" => kind == GraphQlValueKind.Int,
        "Float" => kind is GraphQlValueKind.Int or GraphQlValueKind.Float,
        "String" => kind is GraphQlValueKind.String or GraphQlValueKind.Block,
        "Boolean" => kind == GraphQlValueKind.Boolean,
        "ID" => kind is GraphQlValueKind.Int or GraphQlValueKind.String or GraphQlValueKind.Block,
        _ => true,
    };

    void CheckMembers(GraphQlValue value, GraphQlDefinition definition)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.Children)
        {
            if (!names.Add(member.Name))
                throw new GraphQlException($"There can be only one input field named \"{member.Name}\".");
            var field = definition.Field(member.Name)
                ?? throw new GraphQlException($"Field \"{member.Name}\" is not defined by type \"{definition.Name}\".");
            CheckValue(member.Value, field.Type, field.Default is not null);
        }

        foreach (var field in definition.Fields)
        {
            if (field.IsRequired && !names.Contains(field.Name))
            {
                throw new GraphQlException(
                    $"Field \"{definition.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }
    }
}
