namespace Plimsoll.Cli;

/// <summary>The user asked for something that cannot be: told in one line on standard error.</summary>
/// <param name="message">What, where, what was expected, what to do.</param>
/// <param name="exitCode">The exit code that follows.</param>
sealed class UsageException(string message, int exitCode = ExitCode.WrongUse) : Exception(message)
{
    /// <summary>The exit code that follows.</summary>
    public int ExitCode { get; } = exitCode;
}
