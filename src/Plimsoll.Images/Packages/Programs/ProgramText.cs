namespace Plimsoll.Images.Packages.Programs;

/// <summary>A text that was found in a program.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Text">The text.</param>
readonly record struct ProgramText(ProgramTextKind Kind, string Text);
