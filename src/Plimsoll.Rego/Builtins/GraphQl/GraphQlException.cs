namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A document of GraphQL is not well-formed or not valid; caught where a built-in function begins.</summary>
/// <param name="message">What is wrong.</param>
sealed class GraphQlException(string message) : Exception(message)
{
    /// <summary>What is wrong, at a place.</summary>
    /// <param name="message">What.</param>
    /// <param name="token">Where.</param>
    public static GraphQlException At(string message, GraphQlToken token) =>
        new($"{message} in GraphQL string at location {token.Line}:{token.Column}");
}
