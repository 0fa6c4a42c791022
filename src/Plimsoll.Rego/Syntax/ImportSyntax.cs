using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>An import of a document.</summary>
/// <param name="At">Where.</param>
/// <param name="Path">The path, which begins with <c>data</c> or <c>input</c>.</param>
/// <param name="Name">The name under which the module knows it.</param>
sealed record ImportSyntax(RegoLocation At, ImmutableArray<string> Path, string Name);
