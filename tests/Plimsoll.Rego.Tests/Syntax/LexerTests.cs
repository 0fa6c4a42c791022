namespace Plimsoll.Rego.Syntax;

public sealed class LexerTests
{
    [Theory]
    [InlineData("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "\"a\\n\\t\\\"\\\\/\\b\\f\\r\"")]
    [InlineData("\"\\u00e9\\ud83d\\ude00\"", "\"é\\uD83D\\uDE00\"")]
    [InlineData("\"\\ud83d.\"", "\"\uFFFD.\"")]
    [InlineData("`\\d+\\n`", "\"\\\\d+\\\\n\"")]
    [InlineData("`two\nlines`", "\"two\\nlines\"")]
    [InlineData("1.50", "1.50")]
    [InlineData("1E+2", "1E+2")]
    [InlineData("-7", "-7")]
    public void Literals_mean_what_is_written(string literal, string json) => Assert.Equal(json, Policy.Value($"p := {literal}"));

    [Theory]
    [InlineData("p := \"abc", "2:6: rego_parse_error: the string does not end")]
    [InlineData("p := `abc", "2:6: rego_parse_error: the string does not end")]
    [InlineData("p := \"a\nb\"", "2:8: rego_parse_error: a string may not go over the end of a line: write it in back-quotes")]
    [InlineData("p := $\"a{1}", "2:6: rego_parse_error: the template string does not end")]
    [InlineData("p := \"\\u12g4\"", "2:7: rego_parse_error: \\u must be followed by four hexadecimal digits")]
    [InlineData("p := #\n  @", "3:3: rego_parse_error: illegal character U+0040")]
    [InlineData("p := \u00e9", "2:6: rego_parse_error: illegal character U+00E9")]
    [InlineData("p := 1a", "2:6: rego_parse_error: \"1a\" is no number: a letter follows the digits")]
    public void A_mistake_is_told_with_its_row_and_column(string rule, string mistake) => Assert.Equal(mistake, Policy.Mistake(rule));

    [Theory]
    [InlineData("p := 01")]
    [InlineData("p := \"\\d\"")]
    [InlineData("p := 1.")]
    public void What_is_no_literal_is_a_mistake(string rule) => Assert.Contains("rego_parse_error", Policy.Mistake(rule), StringComparison.Ordinal);

    [Fact]
    public void Comments_and_the_ends_of_lines_of_windows_are_skipped() => Assert.Equal("2", Policy.Value("# one\r\np := 1 + # more\r\n 1\r\n# end"));

    [Fact]
    public void A_byte_order_mark_before_the_module_is_skipped() =>
        Assert.Equal("data.p", RegoModule.Parse("p.rego", "\uFEFFpackage p\np := 1").Package);

    [Fact]
    public void A_number_has_at_most_ten_thousand_digits() =>
        Assert.Contains("10000 characters", Policy.Mistake("p := " + new string('9', 10_001)), StringComparison.Ordinal);

    [Fact]
    public void Comments_that_are_no_annotations_are_not_kept()
    {
        var lexer = new Lexer("p.rego", "# one\n# METADATA\n# title: x\n#\n\n# two\nx # METADATA\n# three");
        while (lexer.Next().Kind != TokenKind.End)
        {
        }

        Assert.Equal([2, 3, 4], lexer.Comments.Keys);
    }
}
