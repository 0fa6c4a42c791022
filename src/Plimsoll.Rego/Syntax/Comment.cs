
namespace Plimsoll.Rego.Syntax;

/// <summary>A comment.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What follows the sign.</param>
/// <param name="IsWhole">Whether nothing else is on the line before it.</param>
sealed record Comment(RegoLocation At, string Text, bool IsWhole);
