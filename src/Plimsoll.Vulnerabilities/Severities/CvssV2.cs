namespace Plimsoll.Vulnerabilities.Severities;

/// <summary>Base scores of CVSS 2.0.</summary>
/// <remarks>"A Complete Guide to the Common Vulnerability Scoring System Version 2.0", section 3.2.1.</remarks>
static class CvssV2
{
    static readonly CvssMetrics Metrics = new(
        ["AV:N A L", "AC:L M H", "Au:N S M", "C:N P C", "I:N P C", "A:N P C"],
        [
            "E:ND U POC F H", "RL:ND OF TF W U", "RC:ND UC UR C",
            "CDP:ND N L LM MH H", "TD:ND N L M H", "CR:ND L M H", "IR:ND L M H", "AR:ND L M H",
        ]);

    public static bool TryScore(ReadOnlySpan<char> vector, out decimal score)
    {
        score = 0;
        Span<char> values = stackalloc char[Metrics.RequiredCount];
        if (!Metrics.TryRead(vector, values))
            return false;

        var impact = 10.41m * (1 - ((1 - Impact(values[3])) * (1 - Impact(values[4])) * (1 - Impact(values[5]))));
        if (impact == 0)
            return true;

        var exploitability = 20 * AccessVector(values[0]) * AccessComplexity(values[1]) * Authentication(values[2]);
        score = Math.Round(((0.6m * impact) + (0.4m * exploitability) - 1.5m) * 1.176m, 1, MidpointRounding.AwayFromZero);
        return true;
    }

    static decimal AccessVector(char value) => value switch { 'N' => 1.0m, 'A' => 0.646m, _ => 0.395m };

    static decimal AccessComplexity(char value) => value switch { 'L' => 0.71m, 'M' => 0.61m, _ => 0.35m };

    static decimal Authentication(char value) => value switch { 'N' => 0.704m, 'S' => 0.56m, _ => 0.45m };

    static decimal Impact(char value) => value switch { 'C' => 0.660m, 'P' => 0.275m, _ => 0m };
}
