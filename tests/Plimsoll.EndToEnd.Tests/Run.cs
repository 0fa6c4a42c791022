namespace Plimsoll.EndToEnd;

/// <summary>What one run of the binary left.</summary>
sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The first line of the output.</summary>
    public string FirstLine => Output.Split('\n')[0];

    /// <summary>The lines on standard error that are not empty.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
