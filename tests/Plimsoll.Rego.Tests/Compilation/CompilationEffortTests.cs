using System.Globalization;

namespace Plimsoll.Rego.Compilation;

public sealed class CompilationEffortTests
{
    [Fact]
    public void Items_each_of_which_needs_the_next_end_at_the_limit() => AssertEnds(
        "p if { x := [" + Joined(30_000, index => $"x{index + 1}[x{index}]") + ", input[x30000]] }");

    [Fact]
    public void Many_items_deep_within_an_array_end_at_the_limit_or_are_read() =>
        AssertEnds("p if { y := 1; x := " + new string('[', 140) + Joined(2_000_000, _ => "y") + new string(']', 140) + "}");

    [Theory]
    [InlineData("[", "1", "]")]
    [InlineData("[", "input.a", "]")]
    [InlineData("{", "input.a", "}")]
    [InlineData("count([", "input.a", "])")]
    public void A_long_list_takes_no_more_than_its_length(string open, string item, string close) =>
        Policy.Compile("p := " + open + Joined(300_000, _ => item) + close);

    [Fact]
    public void Two_objects_of_many_keys_are_not_compared_key_by_key()
    {
        var error = Assert.Throws<RegoLimitException>(() => Policy.Compile(
            "p if { {" + Joined(50_000, index => $"\"k{index}\": x{index}") + "} = {" + Joined(50_000, index => $"\"k{index}\": 1") + "} }"));

        Assert.Contains("5000 expressions", error.Message, StringComparison.Ordinal);
    }

    static void AssertEnds(string rules)
    {
        var error = Record.Exception(() => Policy.Compile(rules));

        if (error is not null)
            Assert.Contains("looks at terms", Assert.IsType<RegoLimitException>(error).Message, StringComparison.Ordinal);
    }

    static string Joined(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"{item(index)}")));
}
