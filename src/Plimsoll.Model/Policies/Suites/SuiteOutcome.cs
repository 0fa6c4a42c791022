namespace Plimsoll.Model.Policies.Suites;

/// <summary>What became of a test or a case of a Suite.</summary>
public enum SuiteOutcome
{
    /// <summary>All its assertions hold.</summary>
    Passed,

    /// <summary>An assertion does not hold, or the template, the constraint or the test itself is wrong.</summary>
    Failed,

    /// <summary>It is marked to be skipped, or not among those asked for.</summary>
    Skipped,

    /// <summary>It could not be run: a file that it names could not be read.</summary>
    NotRun,
}
