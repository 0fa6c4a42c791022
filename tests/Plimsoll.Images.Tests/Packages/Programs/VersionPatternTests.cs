using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace Plimsoll.Images.Packages.Programs;

public sealed class VersionPatternTests
{
    static readonly string[] Texts =
    [
        "nginx version: nginx/1.25.1\n", "@(#)Bash version 5.2.15(1) release", "\08.0.37\0\0mysql_real_escape\0", "\0v20.10.0\0", "node.js/v20.10.0",
        "openjdk\0java\0\00.0\0\011.0.2+9\0", "\017.0.1+12\0", "valkey version is 9.0.0", "\07.0.14buildkitsandbox-1702957741000000000\0",
        "go1.22.1\0", "\x00" + "1.12.6\0branch", "Test 8.1.2", "\01.28.7\0envoy", "Clean\0\0\01.20.3\0", "%016x1.14.3", "curl/8.4.0", "10.2.3", "1.2", ".",
        new string('\0', 30), new string('x', 5000),
    ];

    static readonly string[] Patterns =
        [.. KnownPrograms.All.SelectMany(program => program.Contents).Distinct(StringComparer.Ordinal).Where(content => !content.Contains("{n}", StringComparison.Ordinal))
            .Select(content => content.Replace("{v}", "(?<v>[0-9]+[.][0-9]+[.][0-9]+)", StringComparison.Ordinal))];

    static readonly Gen<string> Piece = Gen.Frequency(
        (3, Gen.Int[0, Texts.Length - 1].Select(at => Texts[at])), (1, Gen.Char['\0', 'ÿ'].Array[0, 40].Select(characters => new string(characters))));

    [Fact]
    public void Looking_near_anchors_finds_what_looking_everywhere_finds()
    {
        var patterns = Patterns.Select(pattern => (Pattern: new VersionPattern(pattern), Regex: Compile(pattern))).ToArray();

        Piece.Array[0, 12].Sample(
            pieces =>
            {
                var text = string.Concat(pieces);
                foreach (var (pattern, regex) in patterns)
                    Assert.Equal(Everywhere(regex, text), pattern.Find(Encoding.Latin1.GetBytes(text), text.Length));
            },
            iter: 100);
    }

    [Fact]
    public void What_begins_behind_the_limit_is_left_to_the_next_window()
    {
        var window = "xx curl/8.4.0 "u8.ToArray();

        Assert.Equal("8.4.0", new VersionPattern("curl/(?<v>[0-9.]+)").Find(window, 4));
        Assert.Null(new VersionPattern("curl/(?<v>[0-9.]+)").Find(window, 3));
    }

    static Regex Compile(string pattern) => new(
        pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(10));

    static string? Everywhere(Regex regex, string text) => regex.Match(text) is { Success: true } match ? match.Groups["v"].Value : null;
}
