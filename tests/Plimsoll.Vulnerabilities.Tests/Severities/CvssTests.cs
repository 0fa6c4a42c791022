using System.Globalization;
using CsCheck;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Severities;

public sealed class CvssTests
{
    [Fact]
    public void Every_published_vector_has_its_published_score()
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Severities", "testdata", "cvss-vectors.txt"))
            .Where(line => line[0] != '#').Select(line => line.Split(' ')).ToArray();
        var got = lines.Select(line => $"{line[0]} {ScoreOf(line[0]).ToString("0.0", CultureInfo.InvariantCulture)}");

        Assert.Equal(lines.Select(line => $"{line[0]} {line[1]}"), got);
    }

    [Theory]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:N/A:N", "2.0", 5.0)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.0", 9.8)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", 9.8)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "4.0", 9.3)]
    public void A_vector_says_its_version(string vector, string version, double score)
    {
        Assert.True(Cvss.TryParse(vector, out var parsed));
        Assert.Equal(new CvssScore(vector, version, score), parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HIGH")]
    [InlineData("7.5")]
    [InlineData("CVSS:3.1")]
    [InlineData("CVSS:3.1/")]
    [InlineData("CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:HH")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A: ")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:X")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:Z")]
    [InlineData("CVSS:3.1/av:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("(AV:N/AC:L/Au:N/C:P/I:N/A:N")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:R/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N")]
    public void A_malformed_vector_has_no_score(string vector)
    {
        Assert.False(Cvss.TryParse(vector, out var score));
        Assert.Null(score);
    }

    [Fact]
    public void A_vector_longer_than_the_limit_has_no_score()
    {
        const string Vector = "AV:N/AC:L/Au:N/C:P/I:N/A:N";
        Assert.True(Cvss.TryParse(Vector.PadRight(Cvss.MaxVectorLength), out _));
        Assert.False(Cvss.TryParse(Vector.PadRight(Cvss.MaxVectorLength + 1), out _));
    }

    [Fact]
    public void Every_vector_of_version_4_has_a_score_in_range_that_does_not_fall_with_more_impact()
    {
        Gen<string> impact = Gen.OneOf<string>("H", "L", "N");
        Gen.Select(
            Gen.Select(Gen.OneOf<string>("N", "A", "L", "P"), Gen.OneOf<string>("L", "H"), Gen.OneOf<string>("N", "P")),
            Gen.Select(Gen.OneOf<string>("N", "L", "H"), Gen.OneOf<string>("N", "P", "A")),
            impact.Array[6]).Sample(
            (access, rights, lost) =>
            {
                var (av, ac, at) = access;
                var (pr, ui) = rights;
                var start = $"CVSS:4.0/AV:{av}/AC:{ac}/AT:{at}/PR:{pr}/UI:{ui}";
                var score = ScoreOf(
                    $"{start}/VC:{lost[0]}/VI:{lost[1]}/VA:{lost[2]}/SC:{lost[3]}/SI:{lost[4]}/SA:{lost[5]}");
                var worst = ScoreOf($"{start}/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H");
                return score is >= 0 and <= 10 && score <= worst && (score > 0 || lost.All(value => value == "N"));
            },
            iter: 5_000);
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf<string>(
            Gen.String,
            Gen.OneOf<string>("CVSS:4.0/", "CVSS:3.1/", "CVSS:2.0/", "(", "AV:").SelectMany(
                start => Gen.String[Gen.Char["AVCLNH:/)PRUISXé "], 0, 60].Select(rest => start + rest)))
            .Sample(text => Cvss.TryParse(text, out var score) == (score is not null), iter: 5_000);

    [Theory]
    [InlineData(10.0, Severity.Critical)]
    [InlineData(9.0, Severity.Critical)]
    [InlineData(8.9, Severity.High)]
    [InlineData(7.0, Severity.High)]
    [InlineData(6.9, Severity.Medium)]
    [InlineData(4.0, Severity.Medium)]
    [InlineData(3.9, Severity.Low)]
    [InlineData(0.0, Severity.Low)]
    [InlineData(double.NaN, Severity.Unknown)]
    public void A_score_has_its_band(double score, Severity severity) => Assert.Equal(severity, Cvss.SeverityOf(score));

    static double ScoreOf(string vector) => Cvss.TryParse(vector, out var score) ? score.Score : double.NaN;
}
