namespace Plimsoll.Cel.Types;

public sealed class CelTypeTests
{
    [Fact]
    public void Types_are_equal_by_kind_name_and_parameters()
    {
        Assert.Equal(CelType.Map(CelType.String, CelType.List(CelType.Int)), CelType.Map(CelType.String, CelType.List(CelType.Int)));
        Assert.NotEqual(CelType.List(CelType.Int), CelType.List(CelType.Uint));
        Assert.NotEqual(CelType.Struct("a"), CelType.Opaque("a"));
        Assert.Equal(CelType.Optional(CelType.Dyn).GetHashCode(), CelType.Optional(CelType.Dyn).GetHashCode());
        Assert.False(CelType.Int.Equals(null));
    }

    [Fact]
    public void Types_are_written_as_in_messages() => Assert.Equal(
        ["map(string, list(dyn))", "optional_type(int)", "timestamp", "null", "type(bool)", "kubernetes.URL"],
        new[]
        {
            CelType.Map(CelType.String, CelType.ListOfDyn), CelType.Optional(CelType.Int), CelType.Timestamp, CelType.Null, CelType.TypeOf(CelType.Bool), CelType.Opaque("kubernetes.URL"),
        }.Select(type => type.ToString()));

    [Fact]
    public void Optionals_and_open_types_are_told_apart()
    {
        Assert.True(CelType.Optional(CelType.Int).IsOptional);
        Assert.False(CelType.Opaque("other", CelType.Int).IsOptional);
        Assert.True(CelType.Dyn.IsDynOrError && CelType.Error.IsDynOrError && !CelType.Null.IsDynOrError);
    }
}
