using CsCheck;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

public sealed class CelValueTests
{
    static readonly Gen<CelValue> Scalar = Gen.OneOf(
        Gen.Long.Select(CelValue.Int), Gen.ULong.Select(CelValue.Uint), Gen.Double.Select(CelValue.Double), Gen.Bool.Select(CelValue.Bool),
        Gen.String.Select(text => CelValue.String(text)), Gen.Int[-3, 3].Select(number => CelValue.Int(number)), Gen.Int[-3, 3].Select(number => CelValue.Double(number)),
        Gen.Int[0, 3].Select(number => CelValue.Uint((ulong)number)), Gen.Long.Select(CelValue.Duration), Gen.Const(CelValue.Null));

    static readonly Gen<CelValue> Any = Gen.Recursive<CelValue>((depth, self) => depth > 2
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 4].Select(items => CelValue.List(items)),
            Gen.Select(Gen.String.Array[0, 3], self).Select((keys, value) => CelValue.Of(CelMap.Of(keys.Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, value))))),
            self.Select(value => CelValue.Of(CelOptional.Of(value)))));

    [Fact]
    public void The_kind_decides_which_readings_have_a_value()
    {
        var value = CelValue.Int(-5);

        Assert.Equal((CelKind.Int, -5L, CelType.Int), (value.Kind, value.AsInt, value.Type));
        Assert.Null(value.AsString);
        Assert.Null(value.AsList);
        Assert.False(value.AsBool);
        Assert.True(CelValue.String(null).IsNull);
        Assert.Equal(CelValue.Null, default);
        Assert.True(CelValue.Duration(5).IsDuration && CelValue.Duration(5) != CelValue.Int(5));
    }

    [Fact]
    public void Equality_is_symmetric_and_equal_values_hash_alike() => Gen.Select(Any, Any).Sample((one, other) =>
        (one == other) == (other == one) && (one != other || one.GetHashCode() == other.GetHashCode()));

    [Fact]
    public void A_value_is_equal_to_a_copy_of_itself_unless_it_holds_a_nan() => Any.Sample(value =>
        value.ToString().Contains("NaN", StringComparison.Ordinal) || value.Equals(Copy(value)));

    [Theory]
    [InlineData(1, 1.0, true)]
    [InlineData(9007199254740993, 9007199254740992.0, true)]
    [InlineData(1, 1.5, false)]
    [InlineData(1, double.NaN, false)]
    public void Numbers_of_two_types_are_equal_as_doubles(long integer, double number, bool areEqual) =>
        Assert.Equal(areEqual, CelValue.Int(integer) == CelValue.Double(number));

    static CelValue Copy(CelValue value) => value.Kind switch
    {
        CelKind.List => CelValue.List([.. Enumerable.Range(0, value.AsList!.Count).Select(place => Copy(value.AsList[place]))]),
        CelKind.Map => CelValue.Of(CelMap.Of(value.AsMap!.Entries.Reverse())),
        _ => value,
    };
}
