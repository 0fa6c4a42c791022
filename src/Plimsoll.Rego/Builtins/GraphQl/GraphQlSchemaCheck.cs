namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Checks a schema.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Type-System, as far as OPA's library checks it.</remarks>
sealed class GraphQlSchemaCheck(BuiltinCall call, GraphQlSchema schema)
{
    const string OutputKinds = "SCALAR, OBJECT, INTERFACE, UNION, ENUM", InputKinds = "SCALAR, ENUM, INPUT_OBJECT";

    /// <summary>Checks types and directives.</summary>
    /// <exception cref="GraphQlException">One is not valid.</exception>
    public void Run()
    {
        foreach (var type in schema.Types)
            Check(type);
        foreach (var directive in schema.Directives)
        {
            CheckName(directive.Name);
            CheckArguments(directive.Arguments, directive);
        }
    }

    void Check(GraphQlDefinition type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            call.Charge(1);
            CheckField(type, field);
            if (!names.Add(field.Name))
                throw new GraphQlException($"Field {type.Name}.{field.Name} can only be defined once.");
        }

        CheckMembers(type);
        foreach (var name in type.Interfaces)
            CheckImplements(type, name);
        if (!type.IsBuiltIn)
            CheckName(type.Name);
        CheckDirectives(type.Directives, type.Kind, null);
    }

    void CheckField(GraphQlDefinition type, GraphQlFieldDefinition field)
    {
        CheckName(field.Name);
        var of = TypeOf(field.Type);
        CheckArguments(field.Arguments, null);
        CheckDirectives(field.Directives, type.Kind == "INPUT_OBJECT" ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION", null);
        if (type.Kind is "OBJECT" or "INTERFACE" && of.Kind == "INPUT_OBJECT")
            throw new GraphQlException($"{type.Kind} {type.Name}: field must be one of {OutputKinds}.");
        if (type.Kind == "INPUT_OBJECT" && !of.IsInput)
            throw new GraphQlException($"{type.Kind} {type.Name}: field must be one of {InputKinds}.");
    }

    void CheckMembers(GraphQlDefinition type)
    {
        foreach (var name in type.Types)
        {
            var member = schema.Type(name) ?? throw new GraphQlException($"Undefined type \"{name}\".");
            if (member.Kind != "OBJECT")
                throw new GraphQlException($"{type.Kind} type \"{name}\" must be OBJECT.");
        }

        if (type is { Kind: "OBJECT" or "INTERFACE", Fields.Count: 0 })
            throw new GraphQlException($"{type.Kind} {type.Name}: must define one or more fields.");
        if (type is { Kind: "INPUT_OBJECT", Fields.Count: 0 })
            throw new GraphQlException($"{type.Kind} {type.Name}: must define one or more input fields.");
        if (type is { Kind: "ENUM", Values.Count: 0 })
            throw new GraphQlException($"{type.Kind} {type.Name}: must define one or more unique enum values.");
        if (type.Values.Find(value => value is "true" or "false" or "null") is { } literal)
            throw new GraphQlException($"{type.Kind} {type.Name}: non-enum value {literal}.");
    }

    void CheckArguments(IReadOnlyList<GraphQlFieldDefinition> arguments, GraphQlDirectiveDefinition? of)
    {
        foreach (var argument in arguments)
        {
            call.Charge(1);
            CheckName(argument.Name);
            var type = TypeOf(argument.Type);
            if (!type.IsInput)
            {
                throw new GraphQlException(
                    $"cannot use {argument.Type} as argument {argument.Name} because {type.Kind} is not a valid input type");
            }

            CheckDirectives(argument.Directives, "ARGUMENT_DEFINITION", of);
        }
    }

    void CheckDirectives(IReadOnlyList<GraphQlDirective> directives, string location, GraphQlDirectiveDefinition? of)
    {
        foreach (var directive in directives)
        {
            CheckName(directive.Name);
            if (directive.Name == of?.Name)
                throw new GraphQlException($"Directive {of.Name} cannot refer to itself.");
            var definition = schema.Directive(directive.Name) ?? throw new GraphQlException($"Undefined directive {directive.Name}.");
            if (!definition.Locations.Contains(location, StringComparer.Ordinal))
                throw new GraphQlException($"Directive {directive.Name} is not applicable on {location}.");
        }
    }

    void CheckImplements(GraphQlDefinition type, string name)
    {
        var contract = schema.Type(name) ?? throw new GraphQlException($"Undefined type \"{name}\".");
        if (contract.Kind != "INTERFACE")
            throw new GraphQlException($"\"{name}\" is a non interface type {contract.Kind}.");
        foreach (var required in contract.Fields)
        {
            call.Charge(1 + required.Arguments.Count);
            var found = type.Field(required.Name)
                ?? throw new GraphQlException($"For {type.Name} to implement {name} it must have a field called {required.Name}.");
            if (!IsCovariant(required.Type, found.Type))
                throw new GraphQlException($"For {type.Name} to implement {name} the field {required.Name} must have type {required.Type}.");
            CheckSameArguments($"For {type.Name} to implement {name}", required, found);
        }

        foreach (var further in contract.Interfaces)
        {
            call.Charge(type.Interfaces.Count);
            if (further == type.Name)
                throw new GraphQlException($"Type {type.Name} cannot implement {name} because it would create a circular reference.");
            if (!type.Interfaces.Contains(further, StringComparer.Ordinal))
                throw new GraphQlException($"Type {type.Name} must implement {further} because it is implemented by {name}.");
        }
    }

    void CheckSameArguments(string purpose, GraphQlFieldDefinition required, GraphQlFieldDefinition found)
    {
        foreach (var argument in required.Arguments)
        {
            call.Charge(found.Arguments.Count);
            var same = found.Arguments.FirstOrDefault(each => each.Name == argument.Name)
                ?? throw new GraphQlException($"{purpose} the field {required.Name} must have the same arguments but it is missing {argument.Name}.");
            if (!GraphQlTypes.IsCompatible(argument.Type, same.Type))
                throw new GraphQlException($"{purpose} the field {required.Name} must have the same arguments but {argument.Name} has the wrong type.");
        }

        foreach (var argument in found.Arguments)
        {
            if (argument.IsRequired && !required.Arguments.Any(each => each.Name == argument.Name))
            {
                throw new GraphQlException(
                    $"{purpose} any additional arguments on {found.Name} must be optional or have a default value but {argument.Name} is required.");
            }
        }
    }

    bool IsCovariant(GraphQlTypeRef required, GraphQlTypeRef actual)
    {
        while (true)
        {
            if (required.IsNonNull && !actual.IsNonNull)
                return false;
            if (required.Item is not { } item)
                return required.Named == actual.Named || (actual.Item is null && schema.Possible(required.Named).Contains(actual.Named));
            if (actual.Item is null)
                return false;
            (required, actual) = (item, actual.Item);
        }
    }

    GraphQlDefinition TypeOf(GraphQlTypeRef type) =>
        schema.Type(type.InnerName) ?? throw new GraphQlException($"Undefined type {type.InnerName}.");

    static void CheckName(string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            throw new GraphQlException($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }
}
