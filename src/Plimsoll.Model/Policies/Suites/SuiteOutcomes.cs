namespace Plimsoll.Model.Policies.Suites;

/// <summary>Outcomes taken together.</summary>
public static class SuiteOutcomes
{
    /// <summary>Failed before not run, not run before passed; skipped where there is nothing else.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public static SuiteOutcome WorstOf(IEnumerable<SuiteOutcome> outcomes)
    {
        var worst = SuiteOutcome.Skipped;
        foreach (var outcome in outcomes)
        {
            if (Weight(outcome) > Weight(worst))
                worst = outcome;
        }

        return worst;
    }

    static int Weight(SuiteOutcome outcome) => outcome switch
    {
        SuiteOutcome.Failed => 3,
        SuiteOutcome.NotRun => 2,
        SuiteOutcome.Passed => 1,
        _ => 0,
    };
}
