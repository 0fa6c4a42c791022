using System.Collections.Immutable;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Kubernetes;

public sealed class KubernetesCallCostsTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With(StringsLibrary.Of(2)).With(SetsLibrary.Library).With(ListsLibrary.Of(3)).With(KubernetesListsLibrary.Of(1))
        .With(IpLibrary.Library).With(CidrLibrary.Library).With(QuantityLibrary.Library).With(SemverLibrary.Library)
        .With(FormatLibrary.Library).With(UrlLibrary.Library)
        .WithOptions(new CelOptions { CallCosts = new KubernetesCallCosts(), PresenceTestCosts = false, FoldsConstants = false });

    [Theory]
    [InlineData("'twenty-one character'.upperAscii()", 2, 2, 2)]
    [InlineData("'a,b,c,d,e,f,g,h'.split(',')", 3, 3, 3)]
    [InlineData("'fifteen letters'.replace('t', 'tt')", 3, 3, 3)]
    [InlineData("'fifteen letters'.indexOf('let')", 2, 2, 1)]
    [InlineData("['aa', 'bb', 'cc'].join('-')", 11, 14, 12)]
    [InlineData("[1, 2, 3].sum()", 13, 13, 13)]
    [InlineData("['a', 'b'].isSorted()", 12, 16, 10)]
    [InlineData("sets.contains([1, 2], [1])", 23, 23, 23)]
    [InlineData("sets.equivalent([1, 2], [1])", 25, 25, 25)]
    [InlineData("[3, 1, 2].sort()", 39, 39, 39)]
    [InlineData("['b', 'a'].sort()", 30, 30, 29)]
    [InlineData("[1, 1].distinct()", 29, 29, 29)]
    [InlineData("[1, 2, 3].slice(0, 2)", 23, 23, 23)]
    [InlineData("[[1], [2]].flatten()", 43, 43, 43)]
    [InlineData("lists.range(5)", 16, 16, 16)]
    [InlineData("[1, 2].reverse()", 23, 23, 23)]
    [InlineData("ip('192.168.0.1').family()", 3, 3, 3)]
    [InlineData("ip.isCanonical('192.168.0.1')", 3, 3, 3)]
    [InlineData("cidr('192.168.0.0/16').ip()", 3, 3, 3)]
    [InlineData("cidr('192.168.0.0/16').containsIP('192.168.0.1')", 5, 8, 5)]
    [InlineData("cidr('192.168.0.0/16').containsCIDR(cidr('192.168.1.0/24'))", 7, 11, 7)]
    [InlineData("ip('192.168.0.1') == ip('192.168.0.1')", 5, 5, 5)]
    [InlineData("quantity('1Gi').isGreaterThan(quantity('1M'))", 3, 3, 3)]
    [InlineData("semver('1.2.3').major()", 2, 2, 2)]
    [InlineData("url('https://a.example/path').getHost()", 4, 4, 4)]
    [InlineData("url('https://a.example/path') == url('https://a.example/path')", 7, 9, 7)]
    [InlineData("format.dns1123Label().validate('name')", 33, 33, 9)]
    public void A_call_costs_what_it_costs_in_the_API_server(string expression, ulong least, ulong most, long actual)
    {
        var compiled = Environment.Compile(expression);
        Assert.Empty(compiled.Issues);
        var evaluation = new CelEvaluation(Environment);
        Assert.False(compiled.Program!.Evaluate(evaluation).IsError);

        Assert.Equal(new CostRange(least, most), compiled.Program.EstimateCost(new TwelveCharacters()));
        Assert.Equal(actual, evaluation.Cost);
    }

    [Fact]
    public void An_authorization_check_costs_so_much_that_an_expression_can_make_two() =>
        Assert.Equal(350_000, new KubernetesCallCosts().Find("check", "")!.Actual([], default));

    [Fact]
    public void Functions_of_the_language_keep_the_standard_rules() => Assert.Null(new KubernetesCallCosts().Find("startsWith", "starts_with_string"));

    sealed class TwelveCharacters : ISizeHints
    {
        public CostRange? SizeOf(ImmutableArray<string> path, CelType type) => type.Kind == CelTypeKind.String ? new CostRange(0, 12) : null;
    }
}
