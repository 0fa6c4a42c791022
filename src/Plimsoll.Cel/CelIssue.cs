namespace Plimsoll.Cel;

/// <summary>A mistake in an expression.</summary>
/// <param name="Offset">Where, in UTF-16 units from 0.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, in characters from 1.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record CelIssue(int Offset, int Line, int Column, string Message)
{
    /// <summary><c>LINE:COLUMN: MESSAGE</c>.</summary>
    public override string ToString() => $"{Line}:{Column}: {Message}";
}
