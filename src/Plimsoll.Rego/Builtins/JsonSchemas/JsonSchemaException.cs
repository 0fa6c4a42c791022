namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>A JSON Schema cannot be used; caught where a built-in function begins.</summary>
/// <param name="message">What is wrong with it.</param>
sealed class JsonSchemaException(string message) : Exception(message)
{
    /// <summary>A keyword has another kind of value than it must have.</summary>
    /// <param name="expected">The kinds it may have.</param>
    /// <param name="keyword">The keyword.</param>
    public static JsonSchemaException Type(string expected, string keyword) => new($"Invalid type. Expected: {expected}, given: {keyword}");
}
