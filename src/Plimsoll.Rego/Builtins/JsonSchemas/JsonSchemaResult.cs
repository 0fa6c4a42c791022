namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>One way in which a document breaks a schema.</summary>
/// <param name="Kind">Its name, e.g. <c>invalid_type</c>.</param>
/// <param name="Field">Where, with dots; <c>(root)</c> for the whole.</param>
/// <param name="Description">What is wrong.</param>
sealed record JsonSchemaError(string Kind, string Field, string Description);

/// <summary>What comparing a document with a schema came to.</summary>
sealed class JsonSchemaResult
{
    /// <summary>Most errors that are kept.</summary>
    public const int MaxErrors = 10_000;

    /// <summary>The errors.</summary>
    public List<JsonSchemaError> Errors { get; } = [];

    /// <summary>How much held: of schemas that all fail the best one is told of.</summary>
    public int Score { get; private set; }

    /// <summary>Whether the document is as the schema says.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>Adds an error.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="path">Where.</param>
    /// <param name="description">What is wrong.</param>
    public void Add(string kind, JsonSchemaPath? path, string description)
    {
        if (Errors.Count < MaxErrors)
            Errors.Add(new JsonSchemaError(kind, JsonSchemaPath.Text(path), description));
        Score -= 2;
    }

    /// <summary>Counts what held.</summary>
    public void Passed() => Score++;

    /// <summary>Takes over errors.</summary>
    /// <param name="other">Whose.</param>
    public void Merge(JsonSchemaResult other)
    {
        Errors.AddRange(other.Errors.Take(MaxErrors - Errors.Count));
        Score += other.Score;
    }
}

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
