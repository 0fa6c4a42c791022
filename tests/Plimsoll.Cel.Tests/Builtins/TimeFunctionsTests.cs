namespace Plimsoll.Cel.Builtins;

public sealed class TimeFunctionsTests
{
    const string Time = "timestamp('2024-03-01T01:02:03.456789Z')";

    [Theory]
    [InlineData("getFullYear() == 2024")]
    [InlineData("getMonth() == 2")]
    [InlineData("getDate() == 1")]
    [InlineData("getDayOfMonth() == 0")]
    [InlineData("getDayOfYear() == 60")]
    [InlineData("getDayOfWeek() == 5")]
    [InlineData("getHours() == 1")]
    [InlineData("getMinutes() == 2")]
    [InlineData("getSeconds() == 3")]
    [InlineData("getMilliseconds() == 456")]
    [InlineData("getDate('America/New_York') == 29")]
    [InlineData("getHours('+05:30') == 6")]
    [InlineData("getMinutes('-02:30') == 32")]
    [InlineData("getHours('02:00') == 3")]
    [InlineData("getHours('') == 1")]
    public void Times_have_parts(string part) => Expressions.IsTrue($"{Time}.{part}");
}
