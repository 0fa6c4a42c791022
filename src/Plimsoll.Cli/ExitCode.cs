namespace Plimsoll.Cli;

/// <summary>What the process answers; a contract with every pipeline.</summary>
static class ExitCode
{
    /// <summary>Everything was examined and nothing is denied.</summary>
    public const int Pass = 0;

    /// <summary>Something is denied by policy.</summary>
    public const int Denied = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int WrongUse = 2;

    /// <summary>Nothing is denied, but not everything could be examined.</summary>
    public const int Incomplete = 3;

    /// <summary>A registry, database or cluster could not be reached or read.</summary>
    public const int Unreachable = 4;

    /// <summary>A bug of ours.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by the user, as shells write it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
