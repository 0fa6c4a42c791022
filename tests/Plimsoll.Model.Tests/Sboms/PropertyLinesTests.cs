using CsCheck;

namespace Plimsoll.Model.Sboms;

public sealed class PropertyLinesTests
{
    [Fact]
    public void Lines_that_are_not_ours_are_passed_over() =>
        Assert.Equal(
            [new SbomProperty("plimsoll:source", "a=b")],
            PropertyLines.Read("Checked by hand.\nplimsoll:source=a=b\r\nplimsoll:none\nother=1"));

    [Fact]
    public void Every_value_survives() =>
        Gen.String.Array[0, 5].Sample(values =>
        {
            var properties = values.Select(value => new SbomProperty("plimsoll:value", value)).ToArray();
            Assert.Equal(properties, PropertyLines.Read(PropertyLines.Write(properties)));
        });
}
