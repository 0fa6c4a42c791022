namespace Plimsoll.Model.Policies.Benchmarks;

/// <summary>How fast the constraints of one engine answer.</summary>
/// <param name="Engine">The engine, e.g. <c>rego</c>.</param>
/// <param name="Templates">Templates with code for it.</param>
/// <param name="Constraints">Constraints of these templates.</param>
/// <param name="Objects">Objects that were reviewed.</param>
/// <param name="Iterations">How often each was.</param>
/// <param name="Compile">How long it took to read and compile the templates and the constraints.</param>
/// <param name="Total">How long all reviews took.</param>
/// <param name="Latencies">The spread of the single reviews.</param>
/// <param name="BytesPerReview">Memory that a review takes from the collector, on average.</param>
/// <param name="Violations">Violations of all objects, each counted once.</param>
public sealed record EngineBenchmark(
    string Engine,
    int Templates,
    int Constraints,
    int Objects,
    int Iterations,
    TimeSpan Compile,
    TimeSpan Total,
    LatencySpread Latencies,
    long BytesPerReview,
    int Violations)
{
    /// <summary>Reviews: of one object by all constraints.</summary>
    public long Reviews => (long)Objects * Iterations;

    /// <summary>Reviews in a second.</summary>
    public double ReviewsPerSecond => Total > TimeSpan.Zero ? Reviews / Total.TotalSeconds : 0;
}
