namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>What a Suite may cost. Beyond a limit is a problem of it, never a crash.</summary>
public static class SuiteLimits
{
    /// <summary>Tests of one Suite.</summary>
    public const int MaxTests = 10_000;

    /// <summary>Cases of one Suite, those of all its tests together.</summary>
    public const int MaxCases = 100_000;

    /// <summary>Assertions of one case, and files of its inventory.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>Longest path of a file, in characters.</summary>
    public const int MaxPathLength = 4_096;

    /// <summary>Problems told of one Suite.</summary>
    public const int MaxProblems = 100;

    /// <summary>Messages of violations that are kept of one case.</summary>
    public const int MaxMessages = 1_000;
}
