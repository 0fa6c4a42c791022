namespace Plimsoll.Cel.Syntax;

/// <summary>The variables of a loop.</summary>
/// <param name="First">For the item of a list or the key of a map; with <paramref name="Second"/> the index of a list.</param>
/// <param name="Second">For the item or the value; <c>null</c> where there is none.</param>
readonly record struct LoopVariables(string First, string? Second = null);
