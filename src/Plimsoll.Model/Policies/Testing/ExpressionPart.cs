namespace Plimsoll.Model.Policies.Testing;

/// <summary>A part of an expression with its value.</summary>
/// <param name="Text">The part.</param>
/// <param name="Value">Its value, or the error, as text.</param>
/// <param name="Depth">How deep it lies, from 0.</param>
public sealed record ExpressionPart(string Text, string Value, int Depth);
