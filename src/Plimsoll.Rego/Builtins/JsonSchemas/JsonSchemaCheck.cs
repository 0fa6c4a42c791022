using System.Globalization;
using System.Text.RegularExpressions;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Compares documents with schemas.</summary>
/// <remarks>The words of the errors are those of the library that OPA uses: https://github.com/xeipuuv/gojsonschema.</remarks>
sealed class JsonSchemaCheck(BuiltinCall call)
{
    /// <summary>Deepest nesting of schemas in each other while one value is looked at.</summary>
    const int MaxDepth = 2_000;

    int _depth;

    /// <summary>Compares a value with a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Where the value is.</param>
    /// <exception cref="JsonSchemaException">The schema refers to itself without an end.</exception>
    public JsonSchemaResult Run(JsonSchema schema, RegoValue value, JsonSchemaPath? path)
    {
        var result = new JsonSchemaResult();
        Check(schema, value, path, result);
        return result;
    }

    void Check(JsonSchema schema, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
    {
        NestingGuard.Enter();
        call.Charge(1);
        if (++_depth > MaxDepth)
            throw new JsonSchemaException($"the schema is nested deeper than {MaxDepth} levels, or refers to itself without an end");
        if (schema.Verdict is { } verdict)
        {
            if (!verdict)
                result.Add("false", path, "False always fails validation");
        }
        else if (schema.Reference is { } reference)
        {
            Check(reference, value, path, result);
        }
        else if (IsOfType(schema, value, path, result))
        {
            CheckContent(schema, value, path, result);
            result.Passed();
        }

        _depth--;
    }

    static bool IsOfType(JsonSchema schema, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
    {
        var type = value is RegoNumber { IsInteger: true } ? "integer" : value.TypeName;
        if (schema.Types.Count == 0 || schema.Types.Contains(type) || (type == "integer" && schema.Types.Contains("number")))
            return true;
        var expected = schema.Types is [var only] ? only : $"[{string.Join(',', schema.Types)}]";
        result.Add("invalid_type", path, $"Invalid type. Expected: {expected}, given: {type}");
        return false;
    }

    void CheckContent(JsonSchema schema, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
    {
        new JsonSchemaCombinations(this, schema, value, path, result).Check();
        switch (value)
        {
            case RegoNumber number:
                CheckNumber(schema, number, path, result);
                break;
            case RegoString text:
                CheckText(schema, text, path, result);
                break;
            case RegoArray array:
                CheckArray(schema, array.Items, path, result);
                break;
            case RegoObject members:
                CheckObject(schema, members, path, result);
                break;
        }

        CheckCommon(schema, value, path, result);
        if (value is not RegoObject given)
            return;
        foreach (var (name, property) in schema.Properties)
        {
            if (given[name] is { } member)
                Check(property, member, new JsonSchemaPath(name, path), result);
        }
    }

    void CheckCommon(JsonSchema schema, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
    {
        if (schema.Const is { } only && !only.Equals(value))
            result.Add("const", path, $"{JsonSchemaPath.Text(path)} does not match: {JsonWriting.Compact(call, only)}");
        if (schema.Enum is { } values)
        {
            call.Charge(values.Count);
            if (!values.Contains(value))
            {
                var allowed = values.Count == 0 ? "(none)" : string.Join(", ", values.Select(each => JsonWriting.Compact(call, each)));
                result.Add("enum", path, $"{JsonSchemaPath.Text(path)} must be one of the following: {allowed}");
            }
        }

        if (schema.Format.Length > 0 && value is RegoString text && !JsonSchemaFormats.Fits(call, schema.Format, text.Value))
            result.Add("format", path, $"Does not match format '{schema.Format}'");
        result.Passed();
    }

    static void CheckNumber(JsonSchema schema, RegoNumber number, JsonSchemaPath? path, JsonSchemaResult result)
    {
        if (schema.Numbers.TryGetValue("multipleOf", out var multiple) && !JsonSchemaNumbers.IsMultiple(number, multiple))
            result.Add("multiple_of", path, $"Must be a multiple of {JsonSchemaNumbers.Text(multiple)}");
        if (schema.Numbers.TryGetValue("maximum", out var most) && RegoValue.Compare(number, most) > 0)
            result.Add("number_lte", path, $"Must be less than or equal to {JsonSchemaNumbers.Text(most)}");
        if (schema.Numbers.TryGetValue("exclusiveMaximum", out var below) && RegoValue.Compare(number, below) >= 0)
            result.Add("number_lt", path, $"Must be less than {JsonSchemaNumbers.Text(below)}");
        if (schema.Numbers.TryGetValue("minimum", out var least) && RegoValue.Compare(number, least) < 0)
            result.Add("number_gte", path, $"Must be greater than or equal to {JsonSchemaNumbers.Text(least)}");
        if (schema.Numbers.TryGetValue("exclusiveMinimum", out var above) && RegoValue.Compare(number, above) <= 0)
            result.Add("number_gt", path, $"Must be greater than {JsonSchemaNumbers.Text(above)}");
        result.Passed();
    }

    void CheckText(JsonSchema schema, RegoString text, JsonSchemaPath? path, JsonSchemaResult result)
    {
        if (schema.Lengths.TryGetValue("minLength", out var least) && text.Length < least)
            result.Add("string_gte", path, $"String length must be greater than or equal to {Text(least)}");
        if (schema.Lengths.TryGetValue("maxLength", out var most) && text.Length > most)
            result.Add("string_lte", path, $"String length must be less than or equal to {Text(most)}");
        if (schema.Matcher is { } matcher && !Matches(matcher, text.Value))
            result.Add("pattern", path, $"Does not match pattern '{schema.Pattern}'");
        result.Passed();
    }

    void CheckArray(JsonSchema schema, ReadOnlySpan<RegoValue> items, JsonSchemaPath? path, JsonSchemaResult result)
    {
        for (var index = 0; index < items.Length; index++)
        {
            var of = schema.IsForAllItems ? schema.Items[0] : schema.Items.ElementAtOrDefault(index);
            if (of is null && schema.Items.Count > 0 && schema.AdditionalItems is { } rest)
            {
                if (rest.Verdict == false)
                {
                    result.Add("array_no_additional_items", path, "No additional items allowed on array");
                    break;
                }

                of = rest;
            }

            if (of is not null)
                result.Merge(Run(of, items[index], new JsonSchemaPath(Text(index), path)));
        }

        if (schema.Lengths.TryGetValue("minItems", out var least) && items.Length < least)
            result.Add("array_min_items", path, $"Array must have at least {Text(least)} items");
        if (schema.Lengths.TryGetValue("maxItems", out var most) && items.Length > most)
            result.Add("array_max_items", path, $"Array must have at most {Text(most)} items");
        if (schema.HasUniqueItems)
            CheckUnique(items, path, result);
        if (schema.Contains is { } contains)
            CheckContains(contains, items, path, result);
        result.Passed();
    }

    void CheckUnique(ReadOnlySpan<RegoValue> items, JsonSchemaPath? path, JsonSchemaResult result)
    {
        var seen = new Dictionary<RegoValue, int>();
        for (var index = 0; index < items.Length; index++)
        {
            call.Charge(1);
            if (seen.TryGetValue(items[index], out var first))
                result.Add("unique", path, $"array items[{Text(first)},{Text(index)}] must be unique");
            seen[items[index]] = index;
        }
    }

    void CheckContains(JsonSchema contains, ReadOnlySpan<RegoValue> items, JsonSchemaPath? path, JsonSchemaResult result)
    {
        JsonSchemaResult? best = null;
        for (var index = 0; index < items.Length; index++)
        {
            var one = Run(contains, items[index], new JsonSchemaPath(Text(index), path));
            if (one.IsValid)
                return;
            if (best is null || one.Score > best.Score)
                best = one;
        }

        result.Add("contains", path, "At least one of the items must match");
        if (best is not null)
            result.Merge(best);
    }

    void CheckObject(JsonSchema schema, RegoObject members, JsonSchemaPath? path, JsonSchemaResult result)
    {
        if (schema.Lengths.TryGetValue("minProperties", out var least) && members.Count < least)
            result.Add("array_min_properties", path, $"Must have at least {Text(least)} properties");
        if (schema.Lengths.TryGetValue("maxProperties", out var most) && members.Count > most)
            result.Add("array_max_properties", path, $"Must have at most {Text(most)} properties");
        foreach (var name in schema.Required)
        {
            call.Charge(1);
            if (members[name] is null)
                result.Add("required", path, $"{name} is required");
            else
                result.Passed();
        }

        for (var index = 0; index < members.Count; index++)
        {
            call.Charge(1);
            CheckProperty(schema, ((RegoString)members.Keys[index]).Value, members.Values[index], path, result);
        }

        result.Passed();
    }

    void CheckProperty(JsonSchema schema, string name, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
    {
        var isKnown = schema.Properties.ContainsKey(name);
        var hasMatched = false;
        foreach (var pattern in schema.PatternProperties)
        {
            if (!Matches(pattern.Name, name))
                continue;
            hasMatched = true;
            result.Merge(Run(pattern.Schema, value, new JsonSchemaPath(name, path)));
        }

        if (hasMatched)
            result.Passed();
        if (!isKnown && !hasMatched && schema.AdditionalProperties is { } rest)
        {
            if (rest.Verdict == false)
                result.Add("additional_property_not_allowed", path, $"Additional property {name} is not allowed");
            else
                result.Merge(Run(rest, value, new JsonSchemaPath(name, path)));
        }

        if (schema.PropertyNames is not { } names)
            return;
        var ofName = Run(names, new RegoString(name), path);
        if (ofName.IsValid)
            return;
        result.Add("invalid_property_name", path, $"Property name of \"{name}\" does not match");
        result.Merge(ofName);
    }

    bool Matches(Regex regex, string text)
    {
        call.Charge(1 + text.Length);
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new RegoLimitException("matching a regular expression takes more than a second", exception);
        }
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
