using System.Diagnostics;
using System.Text.Json;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

/// <summary>Expressions and objects that are made to crash, hang or exhaust an engine.</summary>
public sealed class CelLimitsTests
{
    /// <summary>Far above what any case takes, and far below what a hang takes.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    static readonly JsonElement Big = JsonSerializer.SerializeToElement(new
    {
        items = Enumerable.Range(0, 100_000),
        map = Enumerable.Range(0, 100_000).ToDictionary(number => $"k{number}", number => number, StringComparer.Ordinal),
        alike = Enumerable.Range(0, 100_000).Select(number => new[] { number % 3, 0, 0, 0, number }),
        texts = Enumerable.Range(0, 20_000).Select(number => $"s{number}"),
    });

    static readonly CelValue Text = CelValue.String(new string('x', 1_000_000));

    static readonly CelEnvironment Kubernetes = KubernetesEnvironment.For(KubernetesVersion.Newest);

    static readonly CelEnvironment Environment = Kubernetes
        .WithOptions(Kubernetes.Options with { HomogeneousLiterals = false })
        .With(BindingsLibrary.Library).With(BlockLibrary.Library).With(EncodersLibrary.Library).With(StringsLibrary.Of(4))
        .WithVariable("big", CelType.Dyn).WithVariable("text", CelType.String).WithVariable("a", CelType.Dyn);

    [Theory]
    [InlineData("", 1_000_000, "x", "", "1:1: expression code point size exceeds limit: size: 1000001, limit 100000")]
    [InlineData("(", 10_000, "1", ")", "1:251: expression recursion limit exceeded: 250 levels")]
    [InlineData("[", 10_000, "", "]", "1:251: expression recursion limit exceeded: 250 levels")]
    [InlineData("{1:", 10_000, "1", "}", "1:749: expression recursion limit exceeded: 250 levels")]
    [InlineData("-(", 10_000, "1", ")", "1:501: expression recursion limit exceeded: 250 levels")]
    [InlineData("dyn(", 10_000, "1", ")", "1:1001: expression recursion limit exceeded: 250 levels")]
    [InlineData("true?1:", 10_000, "1", "", "1:1751: expression recursion limit exceeded: 250 levels")]
    [InlineData("", 10_000, "a", ".a", "1:19500: expression recursion limit exceeded: 250 levels")]
    [InlineData("", 10_000, "a", "[0]", "1:29253: expression recursion limit exceeded: 250 levels")]
    [InlineData("", 10_000, "''", ".trim()", "1:68251: expression recursion limit exceeded: 250 levels")]
    [InlineData("'a'+", 10_000, "'a'", "", "1:39005: expression recursion limit exceeded: 250 levels")]
    [InlineData("[1].map(x,", 1_000, "x", ")", "1:2492: expression recursion limit exceeded: 250 levels")]
    public void An_expression_that_is_too_long_or_too_deep_is_refused_with_its_place(string before, int count, string inside, string after, string issue)
    {
        var expression = before.Length == 0 && after.Length == 0 ? new string('x', count) + inside : Repeated(before, count) + inside + Repeated(after, count);

        var issues = Timed(() => Environment.Compile(expression).Issues);

        Assert.Equal(issue, Assert.Single(issues).ToString());
    }

    [Theory]
    [InlineData("!", 10_000, "true", "")]
    [InlineData("--", 10_000, "1", "")]
    [InlineData("true&&", 15_000, "true", "")]
    [InlineData("a.b||", 15_000, "a.b", "")]
    [InlineData("[", 240, "1", "]")]
    [InlineData("1+", 240, "1", "")]
    [InlineData("optional.of(1).optMap(x, ", 80, "1", ")")]
    public void What_is_long_but_not_deep_is_computed(string before, int count, string inside, string after) =>
        Assert.False(Evaluate(Repeated(before, count) + inside + Repeated(after, count)).IsError);

    [Theory]
    [InlineData(@"'\ud800'", @"1:2: the escape '\ud800' is no character of Unicode")]
    [InlineData(@"string(b'\xff\xfe') == ''", "1:7: invalid UTF-8 in bytes, cannot convert to string")]
    public void What_is_no_text_is_refused_with_its_place(string expression, string issue) =>
        Assert.Equal(issue, Assert.Single(Environment.Compile(expression).Issues).ToString());

    [Theory]
    [InlineData("1 / 0", "division by zero", 2)]
    [InlineData("1 % 0", "modulus by zero", 2)]
    [InlineData("1u / 0u", "division by zero", 3)]
    [InlineData("-9223372036854775808 / -1", "integer overflow", 21)]
    [InlineData("-9223372036854775808 % -1", "integer overflow", 21)]
    [InlineData("9223372036854775807 + 1", "integer overflow", 20)]
    [InlineData("-9223372036854775807 - 2", "integer overflow", 21)]
    [InlineData("9223372036854775807 * 2", "integer overflow", 20)]
    [InlineData("-(-9223372036854775808)", "integer overflow", 0)]
    [InlineData("0u - 1u", "unsigned integer overflow", 3)]
    [InlineData("18446744073709551615u * 2u", "unsigned integer overflow", 22)]
    [InlineData("int(0.0 / 0.0)", "integer overflow", 3)]
    [InlineData("duration('9223372036s') + duration('9223372036s')", "duration overflow", 24)]
    [InlineData("timestamp('9999-12-31T23:59:59Z') + duration('1h')", "timestamp overflow", 34)]
    [InlineData("timestamp('0001-01-01T00:00:00Z') - duration('1h')", "timestamp overflow", 34)]
    [InlineData("a.b.c", "no such key: c", 3)]
    [InlineData("a.missing", "no such key: missing", 1)]
    [InlineData("[1][big.items]", "unsupported index type 'list' in list", 3)]
    [InlineData("quantity('9E').add(quantity('9E')).asInteger()", "cannot convert value to integer", 44)]
    [InlineData("'%.1000000000f'.format([1.0])", "could not parse formatting clause: error while parsing precision: precision 1000000000 is more than 1000", 22)]
    public void A_value_that_cannot_be_computed_is_an_error_with_its_place(string expression, string message, int offset)
    {
        var error = Evaluate(expression).AsError;

        Assert.Equal((message, offset), (error?.Message, error?.Offset));
    }

    [Theory]
    [InlineData("text.replace('', text)")]
    [InlineData("text.replace('x', text)")]
    [InlineData("[text, text, text, text, text, text, text, text, text].join(text)")]
    [InlineData("'%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s'.format([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17].map(i, text))")]
    [InlineData("lists.range(9223372036854775807)")]
    public void What_would_be_too_large_is_not_built(string expression) =>
        Assert.Equal(CelErrorKind.SizeLimit, Evaluate(expression).AsError?.Reason);

    [Theory]
    [InlineData("big.items.all(a, big.items.all(b, big.items.all(c, a + b + c >= 0)))")]
    [InlineData("big.map.all(k, big.map.exists(j, true))")]
    [InlineData("big.items.all(x, big.items.exists(y, true))")]
    [InlineData("big.items.all(x, big.items.indexOf(x) >= 0)")]
    [InlineData("big.alike.distinct().size()")]
    [InlineData("sets.equivalent(big.alike, big.alike)")]
    [InlineData("big.items.all(x, text.replace('x', 'yy') != '')")]
    [InlineData("big.items.all(x, text.split('').join('') != '')")]
    [InlineData("big.texts.map(x, big.texts.map(y, x + y)).size()")]
    [InlineData("big.items.transformMapEntry(i, v, {string(v): big}).size()")]
    [InlineData("lists.range(4194304).all(x, lists.range(4194304).reverse().size() > 0)")]
    [InlineData("lists.range(4194304).sort().size()")]
    [InlineData("text.matches('((((((((((x)*)*)*)*)*)*)*)*)*)*') && big.items.all(x, text.matches('(x+x+)+y') || true)")]
    public void What_would_take_too_long_ends_at_the_limit_of_its_cost(string expression) =>
        Assert.Equal(CelErrorKind.CostLimit, Evaluate(expression).AsError?.Reason);

    [Theory]
    [InlineData("big.items.all(x, big == big)")]
    [InlineData("big.items.all(x, big.alike == big.alike)")]
    [InlineData("big.alike.all(x, x in big.alike)")]
    [InlineData("big.items.all(x, '%s'.format([big]).size() > 0)")]
    [InlineData("big.items.all(x, text.findAll('').size() > 0)")]
    [InlineData("big.texts.all(x, 'a'.matches(x + '(a|b)*c{1,100}') || true)")]
    public void What_cost_does_not_count_has_a_limit_of_its_own(string expression)
    {
        var error = Evaluate(expression).AsError;

        Assert.Equal(CelErrorKind.SizeLimit, error?.Reason);
        Assert.StartsWith("operation cancelled: more than 10000000 steps", error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[v, v]", "v == v")]
    [InlineData("[v, v]", "v in [v] || true")]
    [InlineData("[v, v]", "[v, v].distinct()")]
    [InlineData("[v, v]", "v.flatten(1000)")]
    [InlineData("[v, v]", "'%s'.format([v])")]
    [InlineData("[v, v]", "sets.contains([v, v, v, v, v, v, v, v, v, v], [v, v, v, v, v, v, v, v, v, v])")]
    [InlineData("{'a': v, 'b': v}", "v == v")]
    [InlineData("[v, v].map(x, [x, x])", "v == v")]
    [InlineData("v + v", "v.size()")]
    public void Values_that_double_at_each_step_end_in_an_error(string step, string use)
    {
        var names = Enumerable.Range(0, 60).Select(number => $"cel.bind(v, {(number == 0 ? "[1]" : step)}, ");

        Assert.Equal(CelErrorKind.SizeLimit, Evaluate(string.Concat(names) + use + Repeated(")", 60)).AsError?.Reason);
    }

    [Theory]
    [InlineData("[a]")]
    [InlineData("{'a': a}")]
    [InlineData("optional.of(a)")]
    [InlineData("[1].map(x, a)")]
    [InlineData("[1].transformMap(k, v, a)")]
    [InlineData("{'a': a}.?a")]
    public void Values_that_grow_deeper_from_one_evaluation_to_the_next_end_in_an_error(string step)
    {
        var program = Environment.Compile(step).Program!;
        var evaluation = new CelEvaluation(Environment);
        var value = CelValue.List();
        for (var level = 0; level < 100_000 && !value.IsError; level++)
        {
            evaluation.Set("a", value);
            evaluation.ResetCost();
            value = program.Evaluate(evaluation);
        }

        Assert.Equal(CelErrorKind.SizeLimit, value.AsError?.Reason);
    }

    [Theory]
    [InlineData("big == big && big.alike == big.alike")]
    [InlineData("big.items.size() == 100000 && big.items[99999] == 99999 && 99999 in big.items")]
    [InlineData("big.map.all(k, big.map[k] >= 0)")]
    [InlineData("big.items.sort() == big.items && big.items.sum() > 0")]
    [InlineData("!text.matches('(a+)+$') && !text.matches('(x+x+)+y') && !text.matches('(x|xx)*y')")]
    [InlineData("text.indexOf(text.substring(0, 250000) + 'y' + text.substring(0, 250000)) == -1")]
    [InlineData("text.lastIndexOf(text.substring(0, 250000) + 'y' + text.substring(0, 250000)) == -1")]
    [InlineData("size(bytes(text)) == 1000000 && base64.encode(bytes(text)).size() == 1333336")]
    public void Large_objects_are_looked_through_in_good_time(string expression) =>
        Assert.Equal(CelValue.True, Evaluate(expression));

    [Fact]
    public void A_megabyte_of_stack_is_enough_for_the_deepest_expression_and_value()
    {
        string[] deepest =
        [
            Repeated("[", 249) + "1" + Repeated("]", 249), Repeated("1+", 248) + "1", Repeated("-dyn(", 120) + "1" + Repeated(")", 120),
            Repeated("[1].map(x, ", 60) + "1" + Repeated(")", 60), Repeated("true ? 1 : ", 120) + "1", Repeated("{1: ", 124) + "1" + Repeated("}", 124),
        ];
        var values = new List<CelValue>();
        var thread = new Thread(() => values.AddRange(deepest.Select(Evaluate)), 1024 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(deepest.Length, values.Count);
        Assert.All(values, value => Assert.True(!value.IsError && value.Equals(value) && value.ToString().Length > 0, value.ToString()));
    }

    static CelValue Evaluate(string expression) => Timed(() =>
    {
        var compiled = Environment.Compile(expression);
        Assert.True(compiled.IsSuccess, string.Join("; ", compiled.Issues));
        compiled.Program.EstimateCost();
        var evaluation = new CelEvaluation(Environment);
        evaluation.Set("big", JsonValue.Of(Big));
        evaluation.Set("text", Text);
        evaluation.Set("a", JsonValue.Of(JsonElement.Parse("""{"b": true}""")));
        return compiled.Program.Evaluate(evaluation);
    });

    static T Timed<T>(Func<T> act)
    {
        var watch = Stopwatch.StartNew();
        var result = act();
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
        return result;
    }

    static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
