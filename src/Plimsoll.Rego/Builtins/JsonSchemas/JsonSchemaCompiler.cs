using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Makes schemas of their documents.</summary>
/// <remarks>The drafts 4, 6 and 7, told apart by <c>$schema</c>; without it the keywords of all of them, as OPA does.</remarks>
sealed class JsonSchemaCompiler
{
    const int Hybrid = int.MaxValue;

    static readonly string[] KnownTypes = ["array", "boolean", "integer", "number", "null", "object", "string"];

    readonly BuiltinCall _call;
    readonly JsonSchemaReferences _references;
    readonly Dictionary<RegoValue, JsonSchema> _made = new(ReferenceEqualityComparer.Instance);
    readonly int _draft;

    JsonSchemaCompiler(BuiltinCall call, RegoValue root)
    {
        (_call, _references) = (call, new JsonSchemaReferences(call, root));
        var name = ((root as RegoObject)?["$schema"] as RegoString)?.Value ?? "";
        _draft = name.Split('/') switch
        {
            [.., "json-schema.org", "draft-04", _] => 4,
            [.., "json-schema.org", "draft-06", _] => 6,
            [.., "json-schema.org", "draft-07", _] => 7,
            _ => Hybrid,
        };
    }

    /// <summary>The schema of a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="root">The document.</param>
    /// <exception cref="JsonSchemaException">It is none.</exception>
    public static JsonSchema Compile(BuiltinCall call, RegoValue root) => new JsonSchemaCompiler(call, root).Make(root);

    JsonSchema Make(RegoValue document)
    {
        NestingGuard.Enter();
        _call.Charge(1);
        if (_made.TryGetValue(document, out var made))
            return made;
        var schema = new JsonSchema();
        _made[document] = schema;
        if (document is RegoBoolean verdict && _draft >= 6)
            schema.Verdict = verdict.Value;
        else if (document is RegoObject members)
            Fill(schema, members);
        else
            throw new JsonSchemaException("Expected: schema, given: Invalid JSON");
        return schema;
    }

    void Fill(JsonSchema schema, RegoObject members)
    {
        Text(members, IdKeyword(members));
        MakeDefinitions(members);
        Text(members, "title");
        Text(members, "description");
        if (Text(members, "$ref") is { } reference)
        {
            var found = _references.Find(reference, members);
            if (found is not (RegoObject or RegoBoolean))
                throw new JsonSchemaException("schema must be of type object");
            schema.Reference = Make(found);
            return;
        }

        FillTypes(schema, members);
        FillObject(schema, members);
        FillArray(schema, members);
        new JsonSchemaBounds(_draft == Hybrid, _draft == 4, members, schema).Fill();
        FillTexts(schema, members);
        FillValues(schema, members);
        FillCombinations(schema, members);
    }

    string IdKeyword(RegoObject members) => _draft == 4 || (_draft == Hybrid && members["id"] is not null) ? "id" : "$id";

    void MakeDefinitions(RegoObject members)
    {
        if (members["definitions"] is not { } definitions)
            return;
        if (definitions is not RegoObject named)
            throw JsonSchemaException.Type("array of schemas", "definitions");
        foreach (var definition in named.Values)
        {
            if (definition is not (RegoObject or RegoBoolean))
                throw JsonSchemaException.Type("array of schemas", "definitions");
            Make(definition);
        }
    }

    static void FillTypes(JsonSchema schema, RegoObject members)
    {
        RegoValue[] types = members["type"] switch
        {
            null => [],
            RegoString one => [one],
            RegoArray list => list.Items.ToArray(),
            _ => throw JsonSchemaException.Type("type", "string/array of strings"),
        };
        foreach (var type in types)
        {
            if (type is not RegoString { Value: var name })
                throw JsonSchemaException.Type("type", "string/array of strings");
            if (!KnownTypes.Contains(name, StringComparer.Ordinal))
            {
                throw new JsonSchemaException(
                    $"has a primitive type that is NOT VALID -- given: /{name}/ Expected valid values are:[{string.Join(' ', KnownTypes)}]");
            }

            if (schema.Types.Contains(name, StringComparer.Ordinal))
                throw new JsonSchemaException($"{name} type is duplicated");
            schema.Types.Add(name);
        }
    }

    void FillObject(JsonSchema schema, RegoObject members)
    {
        if (members["properties"] is { } properties)
        {
            foreach (var (name, value) in Members(properties, "properties"))
                schema.Properties[name] = Make(value);
        }

        schema.AdditionalProperties = BooleanOrSchema(members, "additionalProperties");
        if (members["patternProperties"] is { } patterns)
        {
            if (patterns is not RegoObject)
                throw JsonSchemaException.Type("schema", "patternProperties");
            foreach (var (pattern, value) in Members(patterns, "patternProperties"))
            {
                if (!Patterns.TryCreate(_call, pattern, out var regex, out _))
                    throw new JsonSchemaException($"Invalid regex pattern '{pattern}'");
                schema.PatternProperties.Add(new PatternProperty(regex, Make(value)));
            }
        }

        if (_draft >= 6)
            schema.PropertyNames = Optional(members, "propertyNames", () => JsonSchemaException.Type("schema", "patternProperties"));
        if (members["dependencies"] is { } dependencies)
        {
            foreach (var (name, value) in Members(dependencies, "dependencies"))
                schema.Dependencies[name] = MakeDependency(value);
        }
    }

    Dependency MakeDependency(RegoValue value)
    {
        if (value is RegoObject or RegoBoolean)
            return new Dependency([], Make(value));
        if (value is not RegoArray list || list.Items.ToArray().Any(item => item is not RegoString))
            throw new JsonSchemaException("dependency must be of type schema or array of strings");
        return new Dependency([.. list.Items.ToArray().Select(item => ((RegoString)item).Value)], null);
    }

    void FillArray(JsonSchema schema, RegoObject members)
    {
        switch (members["items"])
        {
            case null:
                break;
            case RegoArray list:
                foreach (var item in list.Items)
                    schema.Items.Add(item is RegoObject or RegoBoolean ? Make(item) : throw JsonSchemaException.Type("schema/array of schemas", "items"));
                break;
            case var one when one is RegoObject or RegoBoolean:
                schema.Items.Add(Make(one));
                schema.IsForAllItems = true;
                break;
            default:
                throw JsonSchemaException.Type("schema/array of schemas", "items");
        }

        schema.AdditionalItems = BooleanOrSchema(members, "additionalItems");
        schema.HasUniqueItems = members["uniqueItems"] switch
        {
            null => false,
            RegoBoolean unique => unique.Value,
            _ => throw new JsonSchemaException("uniqueItems must be of a boolean"),
        };
        if (_draft >= 6 && members["contains"] is { } contains)
            schema.Contains = Make(contains);
    }

    void FillTexts(JsonSchema schema, RegoObject members)
    {
        if (Text(members, "pattern") is { } pattern)
        {
            if (!Patterns.TryCreate(_call, pattern, out var regex, out _))
                throw new JsonSchemaException("pattern must be a valid regex");
            (schema.Pattern, schema.Matcher) = (pattern, regex);
        }

        schema.Format = Text(members, "format") ?? "";
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in List(members, "required"))
        {
            if (name is not RegoString text)
                throw JsonSchemaException.Type("string", "required");
            if (!names.Add(text.Value))
                throw new JsonSchemaException("required items must be unique");
            schema.Required.Add(text.Value);
        }
    }

    void FillValues(JsonSchema schema, RegoObject members)
    {
        if (_draft >= 6)
            schema.Const = members["const"];
        if (members["enum"] is null)
            return;
        var values = List(members, "enum").ToArray();
        _call.Charge(values.Length);
        if (values.Distinct().Count() < values.Length)
            throw new JsonSchemaException("enum items must be unique");
        schema.Enum = values;
    }

    void FillCombinations(JsonSchema schema, RegoObject members)
    {
        foreach (var one in List(members, "oneOf"))
            schema.OneOf.Add(Make(one));
        foreach (var one in List(members, "anyOf"))
            schema.AnyOf.Add(Make(one));
        foreach (var one in List(members, "allOf"))
            schema.AllOf.Add(Make(one));
        schema.Not = Optional(members, "not", () => new JsonSchemaException("not must be of an object"));
        if (_draft < 7)
            return;
        schema.If = Optional(members, "if", () => new JsonSchemaException("if must be of an object"));
        schema.Then = Optional(members, "then", () => new JsonSchemaException("then must be of an object"));
        schema.Else = Optional(members, "else", () => new JsonSchemaException("else must be of an object"));
    }

    JsonSchema? Optional(RegoObject members, string keyword, Func<JsonSchemaException> mistake) => members[keyword] switch
    {
        null => null,
        var value when value is RegoObject or RegoBoolean => Make(value),
        _ => throw mistake(),
    };

    /// <summary>A keyword that in every draft may be true or false, which is a schema too.</summary>
    JsonSchema? BooleanOrSchema(RegoObject members, string keyword) => members[keyword] switch
    {
        null => null,
        RegoBoolean verdict => new JsonSchema { Verdict = verdict.Value },
        RegoObject value => Make(value),
        _ => throw JsonSchemaException.Type("boolean/schema", keyword),
    };

    static IEnumerable<(string Name, RegoValue Value)> Members(RegoValue value, string keyword)
    {
        if (value is not RegoObject members)
            throw new JsonSchemaException($"{keyword} must be of type object");
        for (var index = 0; index < members.Count; index++)
            yield return (((RegoString)members.Keys[index]).Value, members.Values[index]);
    }

    static string? Text(RegoObject members, string keyword) => members[keyword] switch
    {
        null => null,
        RegoString text => text.Value,
        _ => throw JsonSchemaException.Type("string", keyword),
    };

    static ReadOnlySpan<RegoValue> List(RegoObject members, string keyword) => members[keyword] switch
    {
        null => [],
        RegoArray list => list.Items,
        _ => throw new JsonSchemaException($"{keyword} must be of an array"),
    };
}
