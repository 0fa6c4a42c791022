
namespace Plimsoll.Rego.Syntax;

/// <summary>A replacement that is in force while a literal is evaluated.</summary>
/// <param name="Target">A path into <c>input</c> or <c>data</c>, or a function.</param>
/// <param name="Value">What stands there.</param>
sealed record WithModifier(Term Target, Term Value);
