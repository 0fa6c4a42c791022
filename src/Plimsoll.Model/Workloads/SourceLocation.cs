namespace Plimsoll.Model.Workloads;

/// <summary>A place in a file that a person can open.</summary>
/// <param name="File">The path as the user gave it, or found below the folder that the user gave; <c>-</c> for standard input.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1, in characters; 0 where the whole line is meant.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>FILE:LINE:COLUMN</c>, shorter where less is known.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };
}
