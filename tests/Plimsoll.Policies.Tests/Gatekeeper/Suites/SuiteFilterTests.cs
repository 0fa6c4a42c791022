using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

public sealed class SuiteFilterTests
{
    static readonly SourceLocation Place = new("suite.yaml", 1, 1);

    [Theory]
    [InlineData("", true, true)]
    [InlineData("foo", true, true)]
    [InlineData("miss", true, true)]
    [InlineData("other", false, false)]
    [InlineData("foo//miss", true, true)]
    [InlineData("foo//other", true, false)]
    [InlineData("^foo$//", false, false)]
    [InlineData("//label$", true, true)]
    [InlineData("bar//miss", false, false)]
    public void A_filter_looks_at_the_names_of_tests_and_cases(string text, bool includesTest, bool includesCase)
    {
        Assert.True(SuiteFilter.TryParse(text, out var filter, out var problem), problem);
        var @case = new SuiteCase("missing-label", Place);
        var test = new SuiteTest("require-foo-label", Place) { Cases = [@case] };

        Assert.Equal(includesTest, filter.Includes(test));
        Assert.Equal(includesCase, filter.Includes(test, @case));
    }

    [Theory]
    [InlineData("a//b//c", "at most one // may stand between the test and the case")]
    [InlineData("(a", "error parsing regexp: missing closing ): `(a`")]
    [InlineData("a//[", "error parsing regexp: missing closing ]: `[`")]
    public void What_is_no_filter_is_told(string text, string expected)
    {
        Assert.False(SuiteFilter.TryParse(text, out _, out var problem));
        Assert.Equal(expected, problem);
    }
}
