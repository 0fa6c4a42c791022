using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Reads the bounds of numbers, lengths and counts of a schema.</summary>
/// <param name="isHybrid">Whether the keywords of all drafts count.</param>
/// <param name="isDraft4">Whether those of draft 4 count.</param>
/// <param name="members">The document.</param>
/// <param name="schema">The schema.</param>
sealed class JsonSchemaBounds(bool isHybrid, bool isDraft4, RegoObject members, JsonSchema schema)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="JsonSchemaException">One is not valid.</exception>
    public void Fill()
    {
        if (members["multipleOf"] is { } multiple)
        {
            var number = multiple as RegoNumber ?? throw JsonSchemaException.Type("number", "multipleOf");
            if (RegoValue.Compare(number, RegoNumber.Of(0)) <= 0)
                throw new JsonSchemaException("multipleOf must be strictly greater than 0");
            schema.Numbers["multipleOf"] = number;
        }

        FillNumber("minimum", "exclusiveMinimum");
        FillNumber("maximum", "exclusiveMaximum");
        FillLengths("minLength", "maxLength");
        FillLengths("minProperties", "maxProperties");
        FillLengths("minItems", "maxItems", isCompared: false);
    }

    void FillNumber(string inclusive, string exclusive)
    {
        if (members[inclusive] is { } bound)
            schema.Numbers[inclusive] = bound as RegoNumber ?? throw new JsonSchemaException($"{inclusive} must be of a number");
        switch (members[exclusive])
        {
            case null:
                return;
            case RegoBoolean flag when isHybrid || isDraft4:
                if (!schema.Numbers.TryGetValue(inclusive, out var number))
                    throw new JsonSchemaException($"{exclusive} cannot be used without {inclusive}");
                if (!flag.Value)
                    return;
                schema.Numbers[exclusive] = number;
                schema.Numbers.Remove(inclusive);
                return;
            case RegoNumber own when !isDraft4:
                schema.Numbers[exclusive] = own;
                return;
            default:
                throw JsonSchemaException.Type(Kinds(), exclusive);
        }
    }

    string Kinds()
    {
        if (isHybrid)
            return "boolean/number";
        return isDraft4 ? "boolean" : "number";
    }

    void FillLengths(string least, string most, bool isCompared = true)
    {
        foreach (var keyword in (string[])[least, most])
        {
            if (members[keyword] is not { } value)
                continue;
            if (value is not RegoNumber number || !number.TryGetInteger(out var length))
                throw new JsonSchemaException($"{keyword} must be of an integer");
            schema.Lengths[keyword] = length >= 0 ? length : throw new JsonSchemaException($"{keyword} must be greater than or equal to 0");
        }

        if (isCompared && schema.Lengths.TryGetValue(least, out var from) && schema.Lengths.TryGetValue(most, out var to) && from > to)
            throw new JsonSchemaException($"{least} cannot be greater than {most}");
    }
}
