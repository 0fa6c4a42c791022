namespace Plimsoll.Cel.Values;

public sealed class CelTextTests
{
    [Fact]
    public void Values_are_written_as_literals()
    {
        CelValue[] values =
        [
            CelValue.Null, CelValue.True, CelValue.Int(-1), CelValue.Uint(1), CelValue.Double(1.5), CelValue.String("a\"b"), CelValue.Of(new CelBytes([1, 255])),
            CelValue.List(CelValue.Int(1), CelValue.String("x")), CelValue.Of(CelMap.Of([KeyValuePair.Create("k", CelValue.Null)])),
            CelValue.Of(CelOptional.Of(CelValue.Int(1))), CelValue.Of(CelOptional.None), CelValue.TypeOf(Types.CelType.Int), CelValue.Duration(5),
            CelValue.Error(CelErrorKind.Overflow, "too much"),
        ];

        Assert.Equal(
            [
                "null", "true", "-1", "1u", "1.5", "\"a\\\"b\"", "b\"01ff\"", "[1, \"x\"]", "{\"k\": null}", "optional.of(1)", "optional.none()", "int", "duration(5ns)",
                "error: too much",
            ],
            values.Select(value => value.ToString()));
    }

    [Fact]
    public void Long_and_deep_values_are_cut()
    {
        var deep = Enumerable.Range(0, 50).Aggregate(CelValue.Int(1), (value, _) => CelValue.List(value));

        Assert.Equal("[[[[[[[[[…]]]]]]]]]", deep.ToString());
        Assert.Equal(201, CelValue.String(new string('x', 10_000_000)).ToString().Length);
        Assert.Equal(201, CelValue.List([.. Enumerable.Repeat(CelValue.True, 1_000_000)]).ToString().Length);
        Assert.Equal(201, CelValue.Of(new CelBytes([.. new byte[1_000_000]])).ToString().Length);
    }
}
