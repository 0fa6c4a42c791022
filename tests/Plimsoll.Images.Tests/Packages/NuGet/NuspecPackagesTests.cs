namespace Plimsoll.Images.Packages.NuGet;

public sealed class NuspecPackagesTests
{
    const string Sample =
        """
        <package xmlns="http://example.org/nuspec.xsd"><metadata><id>Lib</id><version>1.0.0</version><license type="expression">MIT</license>
        <dependencies><dependency id="Other" version="2.0.0" /></dependencies></metadata></package>
        """;

    static readonly NuspecPackages Reader = new();

    [Fact]
    public void The_package_itself_is_read_with_its_licence()
    {
        var package = Assert.Single(Reader.Read("root/.nuget/packages/lib/1.0.0/lib.nuspec", Sample));

        Assert.Equal(("Lib", "1.0.0", "MIT"), (package.Name, package.Version, Assert.Single(package.Licenses)));
    }

    [Fact]
    public void A_template_is_no_package() => Assert.Empty(Reader.Read("lib.nuspec", Sample.Replace("1.0.0", "$version$", StringComparison.Ordinal)));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("lib.nuspec", Sample);
}
