using Plimsoll.Cel;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class IssueTextTests
{
    [Theory]
    [InlineData("a +\n\tb.c", 6, 2, 3, "ERROR: <input>:2:3: no\n |  b.c\n | ..^")]
    [InlineData("'ä' + b", 6, 1, 7, "ERROR: <input>:1:7: no\n | 'ä' + b\n | .．....^")]
    [InlineData("'äö'", 2, 1, 3, "ERROR: <input>:1:3: no\n | 'äö'\n | .．＾")]
    [InlineData("a", 1, 1, 2, "ERROR: <input>:1:2: no\n | a\n | .^")]
    public void A_mark_stands_under_the_place(string expression, int offset, int line, int column, string text) =>
        Assert.Equal(text, IssueText.Of(expression, [new CelIssue(offset, line, column, "no")]));

    [Fact]
    public void Mistakes_beyond_a_hundred_are_counted() =>
        Assert.EndsWith("^\n2 more errors were truncated", IssueText.Of("a", [.. Enumerable.Repeat(new CelIssue(0, 1, 1, "no"), 102)]), StringComparison.Ordinal);
}
