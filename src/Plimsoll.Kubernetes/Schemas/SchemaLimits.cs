namespace Plimsoll.Kubernetes.Schemas;

/// <summary>The sizes that a schema can decide, each with its bound.</summary>
public static class SchemaLimits
{
    /// <summary>Deepest nesting of a schema, in levels of types. Deeper parts are any value.</summary>
    public const int MaxDepth = 60;

    /// <summary>Most types of one schema, aliases written out. Further ones are any value.</summary>
    public const int MaxTypes = 50_000;

    /// <summary>Most notes of one CRD; the rest is not told.</summary>
    public const int MaxNotes = 100;
}
