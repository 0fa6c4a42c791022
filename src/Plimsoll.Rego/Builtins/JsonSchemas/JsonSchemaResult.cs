namespace Plimsoll.Rego.Builtins.JsonSchemas;

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
