using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>Types in a line.</summary>
static class SchemaWords
{
    public static string Of(TypeSchema type) => type switch
    {
        ScalarSchema scalar => scalar.Type + Limit(scalar.MaxLength) + Limit(scalar.LongestChoice, "one of"),
        MapSchema map => $"{{{Of(map.Values)}}}{Limit(map.MaxProperties)}{(map.IsAtomic ? " atomic" : "")}",
        ListSchema list => $"[{Of(list.Items)}]{Limit(list.MaxItems)}{Merge(list)}",
        ObjectSchema { Name: "", Fields.Count: 0 } => "undeclared",
        ObjectSchema found => (found.Name.Length > 0 ? found.Name : $"({string.Join(' ', found.Fields.Select(Field))})")
            + (found.KeepsUnknownFields ? " open" : "") + (found.IsAtomic ? " atomic" : ""),
        _ => "?",
    };

    static string Field(ObjectField field) =>
        $"{field.Name}{(field.IsRequired ? "!" : "")}{(field.HasDefault ? "=" : "")}:{Of(field.Type)}";

    static string Limit(long? limit, string word = "max") => limit is null ? "" : $" {word} {limit}";

    static string Merge(ListSchema list) => list.Merge switch
    {
        ListMerge.Set => " set",
        ListMerge.Map => " map " + string.Join(',', list.Keys.Select(Key)),
        _ => "",
    };

    static string Key(ListKey key) => key.Default switch
    {
        null => key.Name,
        { Kind: ScalarKind.String } text => $"{key.Name}='{text.Text}'",
        var other => $"{key.Name}={other.Text}",
    };
}
