namespace Plimsoll.Vulnerabilities.Severities;

/// <summary>Base scores of CVSS 4.0.</summary>
/// <remarks>
/// Specification document 4.0, section 8: a vector belongs to a macro vector of six equivalence classes (EQ), whose score is
/// in <see cref="CvssV4MacroVectors"/>; from it goes the mean, over the classes that have a lower neighbour, of the part
/// of the way to that neighbour. A base score takes the worst case where it knows nothing: exploited (EQ5 is 0), all
/// security requirements high (so EQ6 follows from EQ3), no safety impact (so EQ4 is never 0). All highest severity
/// vectors of a class are equally many steps from the top, so the distance is a difference of sums. Integers throughout:
/// tenths of a score over one common denominator.
/// </remarks>
static class CvssV4
{
    static readonly CvssMetrics Metrics = new(
        [
            "AV:N A L P", "AC:L H", "AT:N P", "PR:N L H", "UI:N P A",
            "VC:H L N", "VI:H L N", "VA:H L N", "SC:H L N", "SI:H L N", "SA:H L N",
        ],
        [
            "E:X A P U", "CR:X H M L", "IR:X H M L", "AR:X H M L",
            "MAV:X N A L P", "MAC:X L H", "MAT:X N P", "MPR:X N L H", "MUI:X N P A",
            "MVC:X H L N", "MVI:X H L N", "MVA:X H L N", "MSC:X H L N", "MSI:X S H L N", "MSA:X S H L N",
            "S:X N P", "AU:X N Y", "R:X A U I", "V:X D C", "RE:X L M H", "U:X Clear Green Amber Red",
        ]);

    /// <summary>A multiple of every depth below.</summary>
    const int CommonDepth = 280;

    /// <summary>Steps from the highest to the lowest vector of a class, table 24 and following, by its level.</summary>
    static ReadOnlySpan<byte> DepthOf1 => [1, 4, 5];

    static ReadOnlySpan<byte> DepthOf2 => [1, 2];

    static ReadOnlySpan<byte> DepthOf3And6 => [7, 8, 10];

    static ReadOnlySpan<byte> DepthOf4 => [6, 5, 4];

    /// <summary>Steps from the worst value of every metric to the highest vectors of a class, by its level.</summary>
    static ReadOnlySpan<byte> TopOf1 => [0, 1, 3];

    static ReadOnlySpan<byte> TopOf2 => [0, 1];

    static ReadOnlySpan<byte> TopOf3 => [0, 1, 3];

    static ReadOnlySpan<byte> TopOf4 => [0, 0, 3];

    public static bool TryScore(ReadOnlySpan<char> vector, out decimal score)
    {
        score = 0;
        Span<char> v = stackalloc char[Metrics.RequiredCount];
        if (!Metrics.TryRead(vector, v))
            return false;
        if (!v[5..].ContainsAnyExcept('N'))
            return true;

        var (av, ac, at, pr, ui) = (Steps("NALP", v[0]), Steps("LH", v[1]), Steps("NP", v[2]), Steps("NLH", v[3]), Steps("NPA", v[4]));
        var (vc, vi, va) = (Steps("HLN", v[5]), Steps("HLN", v[6]), Steps("HLN", v[7]));
        var (sc, si, sa) = (Steps("HLN", v[8]), Steps("HLN", v[9]), Steps("HLN", v[10]));

        var eq1 = LevelOf1(av, pr, ui);
        var eq2 = ac + at == 0 ? 0 : 1;
        var eq3 = LevelOf3(vc, vi, va);
        var eq4 = sc == 0 || si == 0 || sa == 0 ? 1 : 2;
        var eq6 = eq3 == 2 ? 1 : 0;
        var top = CvssV4MacroVectors.Score(eq1, eq2, eq3, eq4, 0, eq6)!.Value;

        var way = 0;
        var neighbours = 0;
        Add(CvssV4MacroVectors.Score(eq1 + 1, eq2, eq3, eq4, 0, eq6), av + pr + ui - TopOf1[eq1], DepthOf1[eq1]);
        Add(CvssV4MacroVectors.Score(eq1, eq2 + 1, eq3, eq4, 0, eq6), ac + at - TopOf2[eq2], DepthOf2[eq2]);
        Add(LowerOf3And6(eq1, eq2, eq3, eq4), vc + vi + va - TopOf3[eq3], DepthOf3And6[eq3]);
        Add(CvssV4MacroVectors.Score(eq1, eq2, eq3, eq4 + 1, 0, eq6), sc + si + sa - TopOf4[eq4], DepthOf4[eq4]);
        Add(CvssV4MacroVectors.Score(eq1, eq2, eq3, eq4, 1, eq6), 0, 1);

        // Rounded to the nearest tenth, a half upwards. EQ5 always has a lower neighbour, so there is one at least.
        var whole = CommonDepth * neighbours;
        score = Math.Max((2 * ((top * whole) - way)) + whole, 0) / (2 * whole) / 10m;
        return true;

        void Add(int? lower, int distance, int depth)
        {
            if (lower is null)
                return;
            neighbours++;
            way += (top - lower.Value) * distance * (CommonDepth / depth);
        }
    }

    /// <summary>How far a value is from the worst one of its metric.</summary>
    static int Steps(string worstFirst, char value) => worstFirst.IndexOf(value, StringComparison.Ordinal);

    static int LevelOf1(int av, int pr, int ui)
    {
        if (av == 0 && pr == 0 && ui == 0)
            return 0;
        return av < 3 && (av == 0 || pr == 0 || ui == 0) ? 1 : 2;
    }

    static int LevelOf3(int vc, int vi, int va)
    {
        if (vc == 0 && vi == 0)
            return 0;
        return vc == 0 || vi == 0 || va == 0 ? 1 : 2;
    }

    /// <summary>EQ3 and EQ6 go down together; where there are two ways down, the higher one counts.</summary>
    static int? LowerOf3And6(int eq1, int eq2, int eq3, int eq4) => eq3 switch
    {
        0 => Math.Max(
            CvssV4MacroVectors.Score(eq1, eq2, 0, eq4, 0, 1)!.Value, CvssV4MacroVectors.Score(eq1, eq2, 1, eq4, 0, 0)!.Value),
        1 => CvssV4MacroVectors.Score(eq1, eq2, 1, eq4, 0, 1),
        _ => null,
    };
}
