using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Whether the API server would take the schema of a template's parameters.</summary>
/// <remarks>
/// Structural schemas:
/// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema.
/// Schemas of the old kind (<c>legacySchema</c>, and templates before v1) need no types.
/// </remarks>
sealed class SchemaRules(PolicyIssues issues, bool isLegacy)
{
    static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean"];

    static readonly string[] Forbidden =
        ["$ref", "definitions", "dependencies", "id", "patternProperties", "additionalItems"];

    /// <summary>One for all defaults, so that all of them together are bounded.</summary>
    readonly SchemaCheck _defaults = new(new SchemaProblems(issues), isLegacy);

    int _types;

    /// <summary>Tells what is wrong with a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="path">Its field.</param>
    public void Check(MappingNode schema, string path) => Check(schema, path, 0, isCombined: false);

    void Check(MappingNode schema, string path, int depth, bool isCombined)
    {
        if (depth >= SchemaLimits.MaxDepth || ++_types > SchemaLimits.MaxTypes)
        {
            Fail(schema, path, $"more than {SchemaLimits.MaxDepth} levels of types, or more than {SchemaLimits.MaxTypes} types");
            return;
        }

        foreach (var word in Forbidden)
        {
            if (schema[word].IsSet)
                issues.Add(schema.LocationOf(word), $"{path}.{word}: must not be given");
        }

        CheckType(schema, path, isCombined);
        CheckPattern(schema, path);
        CheckParts(schema, path, depth, isCombined);
        if (schema["default"] is { } @default && @default.IsSet)
            _defaults.Check(@default, schema, $"{path}.default");
    }

    void CheckType(MappingNode schema, string path, bool isCombined)
    {
        var type = schema["type"].AsText ?? "";
        if (type.Length > 0 && !Types.Contains(type, StringComparer.Ordinal))
            issues.Add(schema.LocationOf("type"), $"{path}.type: must be one of {string.Join(", ", Types)}, not \"{type}\"");
        else if (type.Length == 0 && !isLegacy && !isCombined && !schema.IsIntOrString && !schema.KeepsUnknownFields(isLegacy))
            Fail(schema, $"{path}.type", "is required");
        if (type == "array" && !isLegacy && !isCombined && schema["items"] is not MappingNode)
            Fail(schema, $"{path}.items", "is required, a schema, where the type is array");
        if (schema["properties"].IsSet && schema["additionalProperties"].IsSet && schema["additionalProperties"].AsBoolean != false)
            issues.Add(schema.LocationOf("additionalProperties"), $"{path}.additionalProperties: must not be given beside properties");
    }

    void CheckPattern(MappingNode schema, string path)
    {
        if (schema["pattern"].AsText is { } pattern && SchemaPatterns.Find(pattern) is null)
            issues.Add(schema.LocationOf("pattern"), $"{path}.pattern: \"{pattern}\" is no regular expression");
    }

    void CheckParts(MappingNode schema, string path, int depth, bool isCombined)
    {
        foreach (var property in (schema["properties"] as MappingNode)?.Entries ?? [])
            Below(property.Value, $"{path}.properties[{property.Key}]", depth, isCombined);
        if (schema["items"] is { } items && items.IsSet)
            Below(items, $"{path}.items", depth, isCombined);
        if (schema["additionalProperties"] is { } values && values.IsSet && values.AsBoolean is null)
            Below(values, $"{path}.additionalProperties", depth, isCombined);
        if (schema["not"] is { } not && not.IsSet)
            Below(not, $"{path}.not", depth, isCombined: true);
        foreach (var word in SchemaWords.Combinations)
        {
            foreach (var alternative in (schema[word] as SequenceNode)?.Items ?? [])
                Below(alternative, $"{path}.{word}", depth, isCombined: true);
        }
    }

    void Below(ObjectNode part, string path, int depth, bool isCombined)
    {
        if (part is MappingNode mapping)
            Check(mapping, path, depth + 1, isCombined);
        else
            Fail(part, path, "must be a schema");
    }

    void Fail(ObjectNode place, string path, string problem) => issues.Add(place.Location, $"{path}: {problem}");
}
