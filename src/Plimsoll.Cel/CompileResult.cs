using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Cel;

/// <summary>What became of an expression.</summary>
/// <param name="Program">The program; <c>null</c> where the expression has mistakes.</param>
/// <param name="Issues">The mistakes, in the order of the text.</param>
public sealed record CompileResult(CelProgram? Program, ImmutableArray<CelIssue> Issues)
{
    /// <summary>Whether there is a program.</summary>
    [MemberNotNullWhen(true, nameof(Program))]
    public bool IsSuccess => Program is not null;
}
