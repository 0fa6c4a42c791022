namespace Plimsoll.Rego.Syntax;

/// <summary>A block of comments that begins with <c># METADATA</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Yaml">What follows, as YAML.</param>
/// <param name="Target">What it stands before.</param>
sealed record Annotation(RegoLocation At, string Yaml, AnnotationTarget Target)
{
    /// <summary>The position of what it stands before among the statements of the module; 0 is the package.</summary>
    public int Statement { get; init; }
}

/// <summary>What annotations stand before.</summary>
enum AnnotationTarget
{
    Nothing,
    Package,
    Rule,
}
