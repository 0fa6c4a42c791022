
namespace Plimsoll.Rego.Syntax;

/// <summary>A comment.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What follows the sign.</param>
sealed record Comment(RegoLocation At, string Text);
