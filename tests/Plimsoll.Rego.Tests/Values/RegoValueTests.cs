using CsCheck;

namespace Plimsoll.Rego.Values;

public sealed class RegoValueTests
{
    static readonly Gen<string> Texts = Gen.String[Gen.Char["abzé\uFFFD\uE000\uD83D\uDE00\u0001\"\\"], 0, 4].Select(LoneSurrogates.Replaced);

    static readonly Gen<RegoValue> Scalars = Gen.OneOf<RegoValue>(
        Gen.Const<RegoValue>(RegoNull.Value),
        Gen.Bool.Select(value => (RegoValue)RegoBoolean.Of(value)),
        Gen.Int[-3, 3].Select(value => (RegoValue)RegoNumber.Of((long)value)),
        Gen.Select(Gen.Int[-20, 20], Gen.Int[-3, 3], (digits, exponent) => (RegoValue)RegoNumber.Parse($"{digits}e{exponent}")),
        Gen.Long.Select(value => (RegoValue)RegoNumber.Of(value)),
        Texts.Select(value => (RegoValue)new RegoString(value)));

    static readonly Gen<RegoValue> Values = Gen.Recursive<RegoValue>((depth, inner) => depth == 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 3].Select(items => (RegoValue)new RegoArray(items)),
            inner.Array[0, 3].Select(items => (RegoValue)RegoSet.Of(items)),
            Gen.Select(inner, inner, KeyValuePair.Create).Array[0, 3].Select(members => (RegoValue)RegoObject.Of(members))));

    [Fact]
    public void The_order_is_total_and_agrees_with_equality_and_hash_codes() => Gen.Select(Values, Values, Values).Sample((a, b, c) =>
    {
        var (ab, bc, ac) = (RegoValue.Compare(a, b), RegoValue.Compare(b, c), RegoValue.Compare(a, c));
        Assert.Equal(0, RegoValue.Compare(a, a));
        Assert.Equal(Math.Sign(ab), -Math.Sign(RegoValue.Compare(b, a)));
        Assert.Equal(ab == 0, a.Equals(b));
        if (ab == 0)
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
        if (ab <= 0 && bc <= 0)
            Assert.True(ac <= 0);
    });

    [Fact]
    public void Json_that_is_written_and_read_again_is_the_same_but_for_sets_and_keys() => Values.Sample(value =>
    {
        var again = Policy.Json(value.ToJson())!;
        Assert.Equal(again.ToJson(), Policy.Json(again.ToJson())!.ToJson());
        Assert.Equal(again, Policy.Json(again.ToJson()));
        if (!value.ToString().Contains('{', StringComparison.Ordinal) && !value.ToString().Contains("set()", StringComparison.Ordinal))
            Assert.Equal(value, again);
    });

    [Fact]
    public void A_value_as_a_term_is_that_value_again() => Values.Sample(value =>
    {
        var term = value.ToString();
        if (!term.Contains("\\x", StringComparison.Ordinal) && !term.Contains("\\U", StringComparison.Ordinal))
            Assert.Equal(value, RegoProgram.Compile([]).Prepare($"x := {term}").Bindings(null, null, RegoSettings.Default, TestContext.Current.CancellationToken)[0]["x"]);
    });

    [Fact]
    public void Kinds_sort_null_booleans_numbers_strings_arrays_objects_sets()
    {
        RegoValue[] sorted =
        [
            RegoNull.Value, RegoBoolean.False, RegoBoolean.True, RegoNumber.Of(-1), RegoNumber.Parse("1.5"), new RegoString(""), new RegoString("a"),
            RegoArray.Empty, new RegoArray(RegoNull.Value), RegoObject.Empty, RegoSet.Empty, RegoSet.Of(RegoNull.Value),
        ];

        Assert.Equal(sorted, sorted.Reverse().Order(RegoValue.Order));
    }

    [Fact]
    public void Arrays_compare_item_by_item_and_a_beginning_comes_first()
    {
        Assert.True(RegoValue.Compare(Of("[1, 2]"), Of("[1, 3]")) < 0);
        Assert.True(RegoValue.Compare(Of("[1]"), Of("[1, 0]")) < 0);
        Assert.True(RegoValue.Compare(Of("[2]"), Of("[1, 9, 9]")) > 0);
    }

    [Fact]
    public void Objects_compare_key_and_value_in_the_order_of_keys()
    {
        Assert.True(RegoValue.Compare(Of("{\"a\": 1}"), Of("{\"b\": 0}")) < 0);
        Assert.True(RegoValue.Compare(Of("{\"a\": 2}"), Of("{\"a\": 1, \"b\": 0}")) > 0);
        Assert.Equal(Of("{\"a\": 1, \"b\": 2}"), Of("{\"b\": 2, \"a\": 1.0}"));
    }

    [Fact]
    public void A_set_is_equal_to_one_that_was_made_in_another_order() =>
        Assert.Equal(RegoSet.Of(RegoNumber.Of(1), RegoNumber.Of(2), RegoNumber.Of(1)), RegoSet.Of(RegoNumber.Of(2), RegoNumber.Parse("1.0")));

    [Fact]
    public void Values_whose_parts_double_a_thousand_times_are_compared_at_once()
    {
        var (left, right, greater) = (Doubled(RegoNumber.Of(1)), Doubled(RegoNumber.Of(1)), Doubled(RegoNumber.Of(2)));

        Assert.Equal(left, right);
        Assert.True(RegoValue.Compare(left, greater) < 0);
        Assert.Equal(left.GetHashCode(), Doubled(RegoNumber.Parse("1.0")).GetHashCode());
    }

    [Fact]
    public void A_comparison_does_not_change_how_a_value_is_written()
    {
        var (left, right) = (Of("[[1.0]]"), Of("[[1]]"));

        Assert.Equal(left, right);
        Assert.Equal("[[1.0]] [[1]]", $"{left} {right}");
    }

    [Fact]
    public void What_is_nested_too_deep_for_the_stack_is_a_limit()
    {
        var (left, right) = (Deep(), Deep());

        Assert.Throws<RegoLimitException>(() => left.Equals(right));
        Assert.Throws<RegoLimitException>(() => RegoValue.Compare(left, right));
        Assert.Throws<RegoLimitException>(() => left.GetHashCode());
        Assert.Throws<RegoLimitException>(left.ToString);
        Assert.Throws<RegoLimitException>(left.ToJson);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("false", "boolean")]
    [InlineData("1e400", "number")]
    [InlineData("\"\"", "string")]
    [InlineData("[]", "array")]
    [InlineData("{}", "object")]
    public void The_name_of_a_kind_is_that_of_type_name(string json, string name) => Assert.Equal(name, Of(json).TypeName);

    [Fact]
    public void A_set_is_named_too() => Assert.Equal("set", RegoSet.Empty.TypeName);

    static RegoValue Of(string json) => Policy.Json(json)!;

    static RegoArray Doubled(RegoValue leaf)
    {
        var value = new RegoArray(leaf);
        for (var level = 0; level < 1_000; level++)
            value = new RegoArray(value, value);
        return value;
    }

    static RegoArray Deep()
    {
        var value = RegoArray.Empty;
        for (var level = 0; level < 1_000_000; level++)
            value = new RegoArray(value);
        return value;
    }
}
