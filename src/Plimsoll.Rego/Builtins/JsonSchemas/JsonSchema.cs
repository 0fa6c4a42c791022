using System.Text.RegularExpressions;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>A schema, ready to be compared with documents. Schemas may refer to each other in circles.</summary>
/// <remarks>https://json-schema.org/specification-links#draft-7; drafts 4 and 6.</remarks>
sealed class JsonSchema
{
    /// <summary>What a schema that is only true or false says.</summary>
    public bool? Verdict { get; set; }

    /// <summary>The schema that stands in for this one.</summary>
    public JsonSchema? Reference { get; set; }

    /// <summary>The types allowed; none for any.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Schemas of properties, in the order of their names.</summary>
    public SortedDictionary<string, JsonSchema> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Schemas of properties whose names match.</summary>
    public List<PatternProperty> PatternProperties { get; } = [];

    /// <summary>What other properties must be.</summary>
    public JsonSchema? AdditionalProperties { get; set; }

    /// <summary>What names of properties must be.</summary>
    public JsonSchema? PropertyNames { get; set; }

    /// <summary>Properties that must be there.</summary>
    public List<string> Required { get; } = [];

    /// <summary>What must hold where a property is there.</summary>
    public SortedDictionary<string, Dependency> Dependencies { get; } = new(StringComparer.Ordinal);

    /// <summary>Schemas of items.</summary>
    public List<JsonSchema> Items { get; } = [];

    /// <summary>Whether the one schema of items is for all of them.</summary>
    public bool IsForAllItems { get; set; }

    /// <summary>What items beyond the listed ones must be.</summary>
    public JsonSchema? AdditionalItems { get; set; }

    /// <summary>What one item must be.</summary>
    public JsonSchema? Contains { get; set; }

    /// <summary>Whether no item may occur twice.</summary>
    public bool HasUniqueItems { get; set; }

    /// <summary>Bounds of lengths, by the keyword, e.g. <c>minItems</c>.</summary>
    public Dictionary<string, long> Lengths { get; } = new(StringComparer.Ordinal);

    /// <summary>Bounds of numbers, by the keyword, e.g. <c>exclusiveMinimum</c>.</summary>
    public Dictionary<string, RegoNumber> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>The expression that texts must match, as it is written.</summary>
    public string? Pattern { get; set; }

    /// <summary>The expression that texts must match.</summary>
    public Regex? Matcher { get; set; }

    /// <summary>The format of texts; empty for any.</summary>
    public string Format { get; set; } = "";

    /// <summary>The only value allowed.</summary>
    public RegoValue? Const { get; set; }

    /// <summary>The values allowed.</summary>
    public IReadOnlyList<RegoValue>? Enum { get; set; }

    /// <summary>Schemas of which exactly one must hold.</summary>
    public List<JsonSchema> OneOf { get; } = [];

    /// <summary>Schemas of which one must hold.</summary>
    public List<JsonSchema> AnyOf { get; } = [];

    /// <summary>Schemas that all must hold.</summary>
    public List<JsonSchema> AllOf { get; } = [];

    /// <summary>The schema that must not hold.</summary>
    public JsonSchema? Not { get; set; }

    /// <summary>What decides between the next two.</summary>
    public JsonSchema? If { get; set; }

    /// <summary>What must hold where the condition does.</summary>
    public JsonSchema? Then { get; set; }

    /// <summary>What must hold where the condition does not.</summary>
    public JsonSchema? Else { get; set; }
}

/// <summary>Schemas of properties whose names match.</summary>
/// <param name="Name">The expression.</param>
/// <param name="Schema">The schema.</param>
sealed record PatternProperty(Regex Name, JsonSchema Schema);

/// <summary>What must hold where a property is there.</summary>
/// <param name="Names">Properties that must be there too.</param>
/// <param name="Schema">A schema of the whole object.</param>
sealed record Dependency(IReadOnlyList<string> Names, JsonSchema? Schema);
