namespace Plimsoll.Kubernetes.Objects;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("yes", ScalarKind.Boolean, 1)]
    [InlineData("On", ScalarKind.Boolean, 1)]
    [InlineData("y", ScalarKind.Boolean, 1)]
    [InlineData("OFF", ScalarKind.Boolean, 0)]
    [InlineData("N", ScalarKind.Boolean, 0)]
    [InlineData("yEs", ScalarKind.String, 0)]
    [InlineData("", ScalarKind.Null, 0)]
    [InlineData("~", ScalarKind.Null, 0)]
    [InlineData("Null", ScalarKind.Null, 0)]
    [InlineData("0777", ScalarKind.Integer, 511)]
    [InlineData("0o777", ScalarKind.Integer, 511)]
    [InlineData("-0x1F", ScalarKind.Integer, -31)]
    [InlineData("0b101", ScalarKind.Integer, 5)]
    [InlineData("1_000", ScalarKind.Integer, 1000)]
    [InlineData("+12", ScalarKind.Integer, 12)]
    [InlineData("9223372036854775807", ScalarKind.Integer, long.MaxValue)]
    [InlineData("-9223372036854775808", ScalarKind.Integer, long.MinValue)]
    [InlineData("12:30:45", ScalarKind.String, 0)]
    [InlineData("2026-01-02", ScalarKind.String, 0)]
    [InlineData("100m", ScalarKind.String, 0)]
    [InlineData("1.2.3", ScalarKind.String, 0)]
    [InlineData("-", ScalarKind.String, 0)]
    [InlineData("0x", ScalarKind.String, 0)]
    public void Plain_scalars_have_the_type_that_kubectl_reads(string text, ScalarKind kind, long bits) =>
        Assert.Equal((kind, bits), YamlScalar.Resolve(text, isPlain: true, tag: ""));

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("089", 89)]
    [InlineData("-.INF", double.NegativeInfinity)]
    [InlineData("9223372036854775808", 9.223372036854775808e18)]
    public void Other_numbers_are_floats(string text, double value) =>
        Assert.Equal((ScalarKind.Float, BitConverter.DoubleToInt64Bits(value)), YamlScalar.Resolve(text, isPlain: true, tag: ""));

    [Theory]
    [InlineData("true", "", ScalarKind.String)]
    [InlineData("true", "tag:yaml.org,2002:bool", ScalarKind.Boolean)]
    [InlineData("1", "tag:yaml.org,2002:str", ScalarKind.String)]
    [InlineData("1", "tag:yaml.org,2002:float", ScalarKind.Float)]
    [InlineData("1", "!mine", ScalarKind.String)]
    public void A_tag_decides_and_quotes_make_text(string text, string tag, ScalarKind kind) =>
        Assert.Equal(kind, YamlScalar.Resolve(text, isPlain: false, tag)?.Kind);
}
