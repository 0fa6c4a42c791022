namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>A place in a document.</summary>
/// <param name="Name">The property or the position of the item.</param>
/// <param name="Parent">Where it is; <c>null</c> in the whole.</param>
sealed record JsonSchemaPath(string Name, JsonSchemaPath? Parent)
{
    /// <summary>The place with dots.</summary>
    /// <param name="path">The place; <c>null</c> for the whole.</param>
    public static string Text(JsonSchemaPath? path)
    {
        var names = new List<string>();
        for (var part = path; part is not null; part = part.Parent)
            names.Add(part.Name);
        names.Reverse();
        return names.Count == 0 ? "(root)" : string.Join('.', names);
    }
}
