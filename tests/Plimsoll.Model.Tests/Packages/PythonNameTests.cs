using CsCheck;

namespace Plimsoll.Model.Packages;

public sealed class PythonNameTests
{
    [Theory]
    [InlineData("requests", "requests")]
    [InlineData("Flask-RESTful", "flask-restful")]
    [InlineData("ruamel.yaml", "ruamel-yaml")]
    [InlineData("a-_.b", "a-b")]
    [InlineData("Friendly-._.-Bard", "friendly-bard")]
    [InlineData("friendly_bard", "friendly-bard")]
    [InlineData("", "")]
    public void Every_spelling_becomes_the_one_of_the_index(string written, string expected) =>
        Assert.Equal(expected, PythonName.Normalise(written));

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Gen.Char["aB-_."].Array[0, 20].Select(characters => new string(characters))
            .Sample(name => Assert.Equal(PythonName.Normalise(name), PythonName.Normalise(PythonName.Normalise(name))));
}
