using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>The colours of the table: ANSI sequences, or nothing.</summary>
/// <remarks>ECMA-48, 8.3.117 "SGR". Only the 8 basic colours, which every terminal's theme defines.</remarks>
readonly record struct Ink(bool Color)
{
    const string Bold = "1";
    const string Faint = "2";
    const string BoldRed = "1;31";
    const string Red = "31";
    const string Yellow = "33";
    const string BoldYellow = "1;33";
    const string Cyan = "36";
    const string BoldGreen = "1;32";
    const string BlackOnYellow = "30;43";

    /// <summary>A heading.</summary>
    public string Heading(string text) => Paint(text, Bold);

    /// <summary>What is seldom needed.</summary>
    public string Quiet(string text) => Paint(text, Faint);

    /// <summary>What nobody may miss.</summary>
    public string Loud(string text) => Paint(text, BlackOnYellow);

    /// <summary>What to do.</summary>
    public string Remedy(string text) => Paint(text, Cyan);

    /// <summary>That attackers use it.</summary>
    public string Exploited(string text) => Paint(text, BoldRed);

    /// <summary>A text in the colour of a severity.</summary>
    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Critical => Paint(text, BoldRed),
        Severity.High => Paint(text, Red),
        Severity.Medium => Paint(text, Yellow),
        Severity.Low => Paint(text, Cyan),
        _ => Paint(text, Faint),
    };

    /// <summary>A text in the colour of what follows from a finding.</summary>
    public string Of(Enforcement enforcement, string text) => enforcement switch
    {
        Enforcement.Deny => Paint(text, BoldRed),
        Enforcement.Warn => Paint(text, BoldYellow),
        _ => Paint(text, Faint),
    };

    /// <summary>A text in the colour of a verdict.</summary>
    public string Of(Outcome outcome, string text) => outcome switch
    {
        Outcome.Pass => Paint(text, BoldGreen),
        Outcome.Deny => Paint(text, BoldRed),
        _ => Paint(text, BoldYellow),
    };

    string Paint(string text, string code) => Color ? $"\e[{code}m{text}\e[0m" : text;
}
