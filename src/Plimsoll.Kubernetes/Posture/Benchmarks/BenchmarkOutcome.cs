namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What came out of a check.</summary>
public enum BenchmarkOutcome
{
    /// <summary>Its tests hold.</summary>
    Pass,

    /// <summary>Its tests do not hold, and that counts.</summary>
    Fail,

    /// <summary>Its tests do not hold, but the benchmark does not score it.</summary>
    Warn,

    /// <summary>A person has to look.</summary>
    Manual,

    /// <summary>What it asks about was not given.</summary>
    NotExamined,

    /// <summary>The benchmark leaves it out.</summary>
    Skipped,
}
