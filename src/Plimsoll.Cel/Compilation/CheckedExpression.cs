using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>An expression with the types of its parts and the meanings of its names.</summary>
/// <param name="Root">The expression.</param>
/// <param name="Source">Its text.</param>
/// <param name="Types">The types by the number of the part; <c>null</c> where a part has none.</param>
/// <param name="References">The meanings by the number of the part; <c>null</c> where a part has none.</param>
/// <param name="Issues">What is wrong with it.</param>
sealed record CheckedExpression(
    Expr Root, SourceText Source, CelType?[] Types, Reference?[] References, ImmutableArray<CelIssue> Issues)
{
    /// <summary>The type of a part; dyn where it has none.</summary>
    public CelType TypeOf(Expr part) => Types[part.Id] ?? CelType.Dyn;
}
