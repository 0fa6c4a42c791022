namespace Plimsoll.Rego.Values;

public sealed class RegoObjectTests
{
    [Fact]
    public void Of_members_with_one_key_the_last_counts()
    {
        var made = RegoObject.Of(Member(RegoNumber.Of(2), "a"), Member(RegoNumber.Of(1), "b"), Member(RegoNumber.Parse("2.0"), "c"));

        Assert.Equal("{1: \"b\", 2: \"c\"}", made.ToString());
        Assert.Equal("{\"a\":2}", Policy.Json("{\"a\": 1, \"a\": 2}")!.ToJson());
    }

    [Fact]
    public void Keys_of_any_kind_are_found()
    {
        var key = new RegoArray(RegoNull.Value, RegoSet.Of(RegoNumber.Of(1)));
        var made = RegoObject.Of(Member(RegoBoolean.True, "yes"), Member(key, "array"), Member(new RegoString("s"), "string"));

        Assert.Equal(new RegoString("array"), made.Get(new RegoArray(RegoNull.Value, RegoSet.Of(RegoNumber.Parse("1.0")))));
        Assert.Equal(new RegoString("string"), made["s"]);
        Assert.Null(made["missing"]);
        Assert.True(made.TryGet("s", out _));
    }

    [Fact]
    public void Members_are_read_when_they_are_looked_at_and_only_once()
    {
        var source = new CountedMembers();
        var made = new RegoObject(source);

        Assert.Equal(0, source.Loads);
        Assert.Equal(1, made.Count);
        Assert.Equal(RegoNumber.Of(1), made["a"]);
        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public void Keys_nested_too_deep_to_be_compared_are_a_limit()
    {
        Assert.Throws<RegoLimitException>(() => RegoObject.Of(Member(Deep(), "a"), Member(Deep(), "b")));
        Assert.Throws<RegoLimitException>(() => RegoSet.Of(RegoNumber.Of(1), Deep(), Deep()));
    }

    static RegoArray Deep()
    {
        var value = RegoArray.Empty;
        for (var level = 0; level < 1_000_000; level++)
            value = new RegoArray(value);
        return value;
    }

    static KeyValuePair<RegoValue, RegoValue> Member(RegoValue key, string value) => new(key, new RegoString(value));

    sealed class CountedMembers : IRegoMembers
    {
        public int Loads { get; private set; }

        public KeyValuePair<RegoValue, RegoValue>[] Load()
        {
            Loads++;
            return [new(new RegoString("a"), RegoNumber.Of(1))];
        }
    }
}
