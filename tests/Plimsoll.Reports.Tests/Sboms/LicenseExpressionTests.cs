using CsCheck;

namespace Plimsoll.Reports.Sboms;

public sealed class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData("GPL-2.0+", "GPL-2.0+")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("(MIT or  apache-2.0) AND BSD-3-Clause", "(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [InlineData("GPL-2.0-only with Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("GPLv3+", null)]
    [InlineData("MIT License", null)]
    [InlineData("MIT AND", null)]
    [InlineData("AND MIT", null)]
    [InlineData("(MIT", null)]
    [InlineData("MIT)", null)]
    [InlineData("()", null)]
    [InlineData("MIT WITH MIT", null)]
    [InlineData("(MIT OR ISC) WITH Classpath-exception-2.0", null)]
    [InlineData("LicenseRef-1", null)]
    [InlineData("", null)]
    public void Only_an_expression_of_listed_licences_is_one(string text, string? expected) => Assert.Equal(expected, LicenseExpression.Of(text));

    [Fact]
    public void An_expression_is_its_own_expression_and_no_text_is_a_crash()
    {
        string[] words = ["MIT", "isc", "AND", "or", "WITH", "(", ")", "Classpath-exception-2.0", "x", "+"];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[0, 12].Select(chosen => string.Join(' ', chosen)).Sample(text =>
        {
            if (LicenseExpression.Of(text) is { } expression)
                Assert.Equal(expression, LicenseExpression.Of(expression));
        });
        Gen.String.Sample(text => LicenseExpression.Of(text));
    }
}
