using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>The head of a rule.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Path">The rule's name as a path: the first is a <see cref="VarTerm"/>, others are any terms.</param>
/// <param name="Parameters">The parameters of a function; <c>null</c> where the rule is none.</param>
/// <param name="Key">What a rule of a set contains; <c>null</c> where it is none.</param>
/// <param name="Value">The value; <c>null</c> where none is written, which is true.</param>
sealed record RuleHead(RegoLocation At, ImmutableArray<Term> Path, ImmutableArray<Term>? Parameters, Term? Key, Term? Value);
