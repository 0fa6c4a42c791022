namespace Plimsoll.Reports;

/// <summary>How a report for people looks.</summary>
/// <param name="Color">Whether ANSI colours may be used.</param>
/// <param name="Width">Columns of the terminal; 0 where there is no terminal, and then nothing is cut or wrapped.</param>
/// <param name="Verbose">Whether everything is listed, also what stops nothing.</param>
public sealed record ReportStyle(bool Color, int Width, bool Verbose);
