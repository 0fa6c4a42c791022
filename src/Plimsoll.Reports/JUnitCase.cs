namespace Plimsoll.Reports;

/// <summary>One finding as a test case.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Place">Where.</param>
/// <param name="Result">What follows.</param>
/// <param name="Message">What was found; empty where nothing was.</param>
/// <param name="Detail">Where, what to do and why, visible text in lines.</param>
sealed record JUnitCase(string Name, string Place, JUnitResult Result, string Message, string Detail);

/// <summary>The result of a test case.</summary>
enum JUnitResult
{
    /// <summary>Nothing is wrong, or it is only recorded.</summary>
    Passed,

    /// <summary>It is shown as a warning.</summary>
    Skipped,

    /// <summary>It is denied.</summary>
    Failed,

    /// <summary>It could not be examined.</summary>
    Errored,
}
