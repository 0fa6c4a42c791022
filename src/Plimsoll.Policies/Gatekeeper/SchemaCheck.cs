using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Whether a value fits a schema, as the API server checks custom resources.</summary>
/// <remarks>
/// OpenAPI 3.0 schema object with Kubernetes' extensions; <c>format</c> and <c>x-kubernetes-validations</c> are not looked at.
/// The depth is that of the value and of the schema, both of which are bounded by the reader of manifests.
/// </remarks>
sealed class SchemaCheck(SchemaProblems problems, bool isLegacy)
{
    /// <summary>Values compared with schemas in one check, at most.</summary>
    const int MaxComparisons = 1_000_000;

    readonly Effort _effort = new();

    SchemaCheck(bool isLegacy, Effort effort)
        : this(new SchemaProblems(null), isLegacy) => _effort = effort;

    /// <summary>Tells what of a value does not fit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="path">The value's field.</param>
    public void Check(ObjectNode value, MappingNode schema, string path) => Check(value, schema, path, isCombined: false);

    void Check(ObjectNode value, MappingNode schema, string path, bool isCombined)
    {
        if (++_effort.Comparisons > MaxComparisons)
        {
            if (_effort.Comparisons == MaxComparisons + 1)
                problems.Add(value.Location, path, $"takes more than {MaxComparisons} comparisons with its schema");
            return;
        }

        if (!value.IsSet && schema.Says("nullable"))
            return;
        if (!FitsType(value, schema, path))
            return;
        CheckEnum(value, schema, path);
        switch (value)
        {
            case MappingNode mapping:
                CheckObject(mapping, schema, path, isCombined);
                break;
            case SequenceNode sequence:
                CheckArray(sequence, schema, path, isCombined);
                break;
            case ScalarNode { Kind: ScalarKind.String } text:
                CheckText(text, schema, path);
                break;
            case ScalarNode { Number: { } number }:
                CheckNumber(number, value, schema, path);
                break;
        }

        CheckCombinations(value, schema, path);
    }

    bool FitsType(ObjectNode value, MappingNode schema, string path)
    {
        if (schema.IsIntOrString)
            return Expect(value is ScalarNode { Kind: ScalarKind.String } or ScalarNode { Integer: not null }, "a string or a whole number", value, path);
        return schema["type"].AsText switch
        {
            "object" => Expect(value is MappingNode, "an object", value, path),
            "array" => Expect(value is SequenceNode, "a list", value, path),
            "string" => Expect(value is ScalarNode { Kind: ScalarKind.String }, "a string", value, path),
            "integer" => Expect(value is ScalarNode { Integer: not null }, "a whole number", value, path),
            "number" => Expect(value is ScalarNode { Number: not null }, "a number", value, path),
            "boolean" => Expect(value is ScalarNode { Boolean: not null }, "true or false", value, path),
            _ => true,
        };
    }

    bool Expect(bool fits, string expected, ObjectNode value, string path)
    {
        if (!fits)
            problems.Add(value.Location, path, $"must be {expected}, not {KindOf(value)}");
        return fits;
    }

    static string KindOf(ObjectNode value) => value switch
    {
        MappingNode => "an object",
        SequenceNode => "a list",
        ScalarNode { Kind: ScalarKind.String } => "a string",
        ScalarNode { Boolean: not null } => "true or false",
        ScalarNode { Number: not null } => "a number",
        _ => "null",
    };

    void CheckEnum(ObjectNode value, MappingNode schema, string path)
    {
        if (schema["enum"] is SequenceNode allowed && !allowed.Items.Any(item => NodeEquality.AreEqual(item, value)))
            problems.Add(value.Location, path, $"must be one of {string.Join(", ", allowed.Items.Select(TextOf))}");
    }

    static string TextOf(ObjectNode value) => value is ScalarNode scalar ? $"\"{scalar.Text}\"" : KindOf(value);

    void CheckObject(MappingNode mapping, MappingNode schema, string path, bool isCombined)
    {
        var properties = schema["properties"] as MappingNode;
        var values = schema["additionalProperties"] as MappingNode;
        var knowsAll = isCombined || schema.KeepsUnknownFields(isLegacy) || schema.Says("additionalProperties")
            || schema.Says("x-kubernetes-embedded-resource");
        foreach (var entry in mapping.Entries)
        {
            var field = $"{path}.{entry.Key}";
            if (properties?[entry.Key] is MappingNode declared)
                Check(entry.Value, declared, field, isCombined);
            else if (values is not null)
                Check(entry.Value, values, field, isCombined);
            else if (!knowsAll && properties?[entry.Key] is null)
                problems.Add(mapping.LocationOf(entry.Key), field, "unknown field");
        }

        foreach (var required in (schema["required"] as SequenceNode)?.Items ?? [])
        {
            if (required.AsText is { } name && mapping[name] is null)
                problems.Add(mapping.Location, $"{path}.{name}", "is required");
        }

        CheckCount(mapping.Entries.Length, "Properties", "fields", mapping, schema, path);
    }

    void CheckArray(SequenceNode sequence, MappingNode schema, string path, bool isCombined)
    {
        if (schema["items"] is MappingNode items)
        {
            for (var i = 0; i < sequence.Items.Length; i++)
                Check(sequence.Items[i], items, $"{path}[{i}]", isCombined);
        }

        CheckCount(sequence.Items.Length, "Items", "items", sequence, schema, path);
        if (schema.Says("uniqueItems") && HasTwin(sequence))
            problems.Add(sequence.Location, path, "must not hold one item twice");
    }

    bool HasTwin(SequenceNode sequence)
    {
        for (var i = 1; i < sequence.Items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (++_effort.Comparisons > MaxComparisons)
                    return false;
                if (NodeEquality.AreEqual(sequence.Items[i], sequence.Items[j]))
                    return true;
            }
        }

        return false;
    }

    void CheckText(ScalarNode text, MappingNode schema, string path)
    {
        var length = text.Text.Length - text.Text.Count(char.IsLowSurrogate);
        CheckCount(length, "Length", "characters", text, schema, path);
        if (schema["pattern"].AsText is { } pattern && SchemaPatterns.Find(pattern)?.IsMatch(text.Text) == false)
            problems.Add(text.Location, path, $"\"{text.Text}\" does not match the pattern {pattern}");
    }

    void CheckCount(int count, string what, string units, ObjectNode value, MappingNode schema, string path)
    {
        if (schema["min" + what].AsInteger is { } least && count < least)
            problems.Add(value.Location, path, $"must have at least {least} {units}, has {count}");
        if (schema["max" + what].AsInteger is { } most && count > most)
            problems.Add(value.Location, path, $"must have at most {most} {units}, has {count}");
    }

    void CheckNumber(double number, ObjectNode value, MappingNode schema, string path)
    {
        if (NumberOf(schema, "minimum") is { } least && (number < least || (number == least && schema.Says("exclusiveMinimum"))))
            problems.Add(value.Location, path, $"must be {(schema.Says("exclusiveMinimum") ? "more than" : "at least")} {Shown(least)}");
        if (NumberOf(schema, "maximum") is { } most && (number > most || (number == most && schema.Says("exclusiveMaximum"))))
            problems.Add(value.Location, path, $"must be {(schema.Says("exclusiveMaximum") ? "less than" : "at most")} {Shown(most)}");
        if (NumberOf(schema, "multipleOf") is { } step && step > 0 && !double.IsInteger(number / step))
            problems.Add(value.Location, path, $"must be a multiple of {Shown(step)}");
    }

    static double? NumberOf(MappingNode schema, string word) => (schema[word] as ScalarNode)?.Number;

    static string Shown(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    void CheckCombinations(ObjectNode value, MappingNode schema, string path)
    {
        foreach (var every in schema["allOf"].AsMappings)
            Check(value, every, path, isCombined: true);
        if (schema["anyOf"] is SequenceNode any && !any.AsMappings.Any(one => Fits(value, one)))
            problems.Add(value.Location, path, "must fit at least one of the schemas of anyOf");
        if (schema["oneOf"] is SequenceNode only && only.AsMappings.Count(one => Fits(value, one)) != 1)
            problems.Add(value.Location, path, "must fit exactly one of the schemas of oneOf");
        if (schema["not"] is MappingNode not && Fits(value, not))
            problems.Add(value.Location, path, "must not fit the schema of not");
    }

    bool Fits(ObjectNode value, MappingNode schema)
    {
        var trial = new SchemaCheck(isLegacy, _effort);
        trial.Check(value, schema, "", isCombined: true);
        return trial.Found == 0;
    }

    int Found => problems.Count;

    /// <summary>What a check has cost so far, with all alternatives that it tried.</summary>
    sealed class Effort
    {
        public int Comparisons { get; set; }
    }
}
