namespace Plimsoll.Policies.Testing;

/// <summary>What test files may cost. Beyond a limit is <c>Unread</c>, never a crash.</summary>
public static class PolicyTestLimits
{
    /// <summary>Tests of one file.</summary>
    public const int MaxTests = 10_000;

    /// <summary>Files that one path or pattern of a test file may name.</summary>
    public const int MaxFilesOfPattern = 10_000;

    /// <summary>Characters of a regular expression for messages.</summary>
    public const int MaxPatternLength = 10_000;

    /// <summary>Differences told of one object.</summary>
    public const int MaxDifferences = 20;

    /// <summary>Problems told of one file.</summary>
    public const int MaxProblems = 100;

    /// <summary>Parts shown of one expression.</summary>
    public const int MaxParts = 40;

    /// <summary>Parts of one expression that are looked at for those to show.</summary>
    public const int MaxPartsSeen = 10 * MaxParts;

    /// <summary>Characters shown of a part.</summary>
    public const int MaxPartLength = 300;
}
