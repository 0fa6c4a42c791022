namespace Plimsoll.Model.Policies.Testing;

/// <summary>Whether what a test expects came.</summary>
public enum PolicyTestResult
{
    /// <summary>It came.</summary>
    Passed,

    /// <summary>Something else came.</summary>
    Failed,

    /// <summary>The test could not be run: something that it names could not be read.</summary>
    NotRun,
}
