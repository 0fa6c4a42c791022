using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary>What goes wrong with published databases, as one line and an exit code.</summary>
static class ReleaseErrors
{
    /// <summary>Runs something, and tells what goes wrong in the words of the command line.</summary>
    /// <exception cref="UsageException">It went wrong.</exception>
    public static async Task<T> ToldAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (ReleaseException problem)
        {
            throw new UsageException(problem.Message, problem.IsRefused ? ExitCode.Denied : ExitCode.Unreachable);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or TimeoutException or DatabaseException)
        {
            throw new UsageException(problem.Message, ExitCode.Unreachable);
        }
    }
}
