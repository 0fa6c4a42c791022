namespace Plimsoll.Vulnerabilities.Severities;

/// <summary>Base scores of CVSS 3.0 and 3.1, which differ in how they round up.</summary>
/// <remarks>Specification documents 3.0, section 8.1, and 3.1, section 7.1 and appendix A.</remarks>
static class CvssV3
{
    static readonly CvssMetrics Metrics = new(
        ["AV:N A L P", "AC:L H", "PR:N L H", "UI:N R", "S:U C", "C:N L H", "I:N L H", "A:N L H"],
        [
            "E:X U P F H", "RL:X O T W U", "RC:X U R C", "CR:X L M H", "IR:X L M H", "AR:X L M H",
            "MAV:X N A L P", "MAC:X L H", "MPR:X N L H", "MUI:X N R", "MS:X U C", "MC:X N L H", "MI:X N L H", "MA:X N L H",
        ]);

    public static bool TryScore(ReadOnlySpan<char> vector, bool isVersion31, out decimal score)
    {
        score = 0;
        Span<char> values = stackalloc char[Metrics.RequiredCount];
        if (!Metrics.TryRead(vector, values))
            return false;

        var scopeChanged = values[4] == 'C';
        var lost = 1 - ((1 - Impact(values[5])) * (1 - Impact(values[6])) * (1 - Impact(values[7])));
        var impact = scopeChanged ? (7.52m * (lost - 0.029m)) - (3.25m * Power15(lost - 0.02m)) : 6.42m * lost;
        if (impact <= 0)
            return true;

        var exploitability = 8.22m * AttackVector(values[0]) * AttackComplexity(values[1])
            * PrivilegesRequired(values[2], scopeChanged) * UserInteraction(values[3]);
        var sum = Math.Min((scopeChanged ? 1.08m : 1m) * (impact + exploitability), 10);
        score = isVersion31 ? RoundUp(sum) : Math.Ceiling(sum * 10) / 10;
        return true;
    }

    /// <summary>Appendix A of 3.1: a fifth decimal place is where rounding errors begin.</summary>
    static decimal RoundUp(decimal value)
    {
        var hundredThousandths = (int)Math.Round(value * 100_000, MidpointRounding.AwayFromZero);
        return hundredThousandths % 10_000 == 0
            ? hundredThousandths / 100_000m
            : ((hundredThousandths / 10_000) + 1) / 10m;
    }

    static decimal Power15(decimal value)
    {
        var power3 = value * value * value;
        var power5 = power3 * value * value;
        return power5 * power5 * power5;
    }

    static decimal AttackVector(char value) => value switch { 'N' => 0.85m, 'A' => 0.62m, 'L' => 0.55m, _ => 0.2m };

    static decimal AttackComplexity(char value) => value == 'L' ? 0.77m : 0.44m;

    static decimal PrivilegesRequired(char value, bool scopeChanged) => value switch
    {
        'N' => 0.85m,
        'L' => scopeChanged ? 0.68m : 0.62m,
        _ => scopeChanged ? 0.5m : 0.27m,
    };

    static decimal UserInteraction(char value) => value == 'N' ? 0.85m : 0.62m;

    static decimal Impact(char value) => value switch { 'H' => 0.56m, 'L' => 0.22m, _ => 0m };
}
