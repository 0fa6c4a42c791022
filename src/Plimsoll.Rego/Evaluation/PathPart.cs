
namespace Plimsoll.Rego.Evaluation;

/// <summary>A key of a path: one that is known, or a pattern that any key may match.</summary>
/// <param name="Known">The key; <c>null</c> where it is not known.</param>
/// <param name="Pattern">The pattern.</param>
readonly record struct PathPart(Expression? Known, Pattern Pattern);
