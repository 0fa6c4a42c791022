namespace Plimsoll.Images.Packages.Java;

public sealed class IvyPackagesTests
{
    static readonly IvyPackages Reader = new();

    [Fact]
    public void Dependencies_are_read_with_what_only_tests_need()
    {
        var packages = Reader.Read("ivy.xml", """
            <ivy-module version="2.0"><info organisation="own" module="m"/><dependencies>
              <dependency org="g" name="a" rev="1.0" conf="compile->default"/>
              <dependency org="g" name="t" rev="2" conf="test->default"/>
              <dependency name="n" rev="3"/>
            </dependencies></ivy-module>
            """);

        Assert.Equal(["g:a@1.0 False", "g:t@2 True", "own:n@3 False"], packages.Select(static package => $"{package.Name}@{package.Version} {package.IsDevelopment}"));
    }

    [Theory]
    [InlineData("latest.integration")]
    [InlineData("1.+")]
    [InlineData("[1.0,2.0[")]
    public void A_revision_that_only_a_repository_resolves_is_told(string revision)
    {
        var told = Reader.Told(
            "ivy.xml",
            $"<ivy-module><info/><dependencies><dependency org='g' name='a' rev='{revision}'/></dependencies></ivy-module>");

        Assert.Contains("g:a", Assert.Single(told).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_module_is_refused() => Assert.Throws<InvalidDataException>(() => Reader.Read("ivy.xml", "<project/>"));
}
