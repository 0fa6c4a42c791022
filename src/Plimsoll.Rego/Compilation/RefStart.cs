using Plimsoll.Rego.Evaluation;

namespace Plimsoll.Rego.Compilation;

/// <summary>Where a path starts.</summary>
/// <param name="Head">The value.</param>
/// <param name="Node">The place whose rules and documents the next key chooses from; <c>null</c> where the path starts at the value.</param>
readonly record struct RefStart(Expression Head, RuleNode? Node);
