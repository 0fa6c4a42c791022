namespace Plimsoll.Cel.Values;

public sealed class CelEqualityTests
{
    [Fact]
    public void Numbers_of_different_types_are_equal_by_value()
    {
        Assert.Equal(CelValue.Int(1), CelValue.Uint(1));
        Assert.Equal(CelValue.Int(1), CelValue.Double(1));
        Assert.NotEqual(CelValue.Int(-1), CelValue.Uint(ulong.MaxValue));
        Assert.Equal(CelValue.Int(1).GetHashCode(), CelValue.Double(1).GetHashCode());
    }

    [Fact]
    public void Nan_differs_from_itself()
    {
        Assert.False(CelValue.AreEqual(CelValue.Double(double.NaN), CelValue.Double(double.NaN)));
        Assert.Null(CelEquality.Compare(CelValue.Double(double.NaN), CelValue.Int(1)));
    }

    [Fact]
    public void Text_is_ordered_by_code_point() =>
        Assert.True(CelEquality.CompareText("\uFFFD", "\U0001F600") < 0);

    [Fact]
    public void Maps_are_equal_whatever_their_order()
    {
        var one = CelMap.Of([KeyValuePair.Create("a", CelValue.Int(1)), KeyValuePair.Create("b", CelValue.Null)]);
        var other = CelMap.Of([KeyValuePair.Create("b", CelValue.Null), KeyValuePair.Create("a", CelValue.Uint(1))]);

        Assert.Equal(CelValue.Of(one), CelValue.Of(other));
    }
}
