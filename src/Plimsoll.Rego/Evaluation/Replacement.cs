using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>What one <c>with</c> replaces.</summary>
/// <param name="IsInput">Whether it is a part of the input rather than of the data.</param>
/// <param name="Path">The path in the document.</param>
/// <param name="Node">The rules and places that are replaced too; <c>null</c> where there are none.</param>
/// <param name="Function">The name of the function that is replaced; <c>null</c> where a document is.</param>
/// <param name="Value">The value that stands there; <c>null</c> where a function does.</param>
/// <param name="Mock">The function that stands there.</param>
sealed record Replacement(bool IsInput, RegoValue[] Path, RuleNode? Node, string? Function, Expression? Value, Mock? Mock);
