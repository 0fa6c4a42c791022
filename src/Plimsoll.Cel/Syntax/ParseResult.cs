using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>What was read of an expression.</summary>
/// <param name="Root">The expression; <c>null</c> where it could not be read.</param>
/// <param name="Source">Its text.</param>
/// <param name="LastId">The greatest number of a part.</param>
/// <param name="Issues">What is wrong with it.</param>
public sealed record ParseResult(Expr? Root, SourceText Source, int LastId, ImmutableArray<CelIssue> Issues);
