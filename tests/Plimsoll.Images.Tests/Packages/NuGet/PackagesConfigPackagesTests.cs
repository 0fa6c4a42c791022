namespace Plimsoll.Images.Packages.NuGet;

public sealed class PackagesConfigPackagesTests
{
    const string Sample =
        """<?xml version="1.0"?><packages><package id="Lib" version="1.0.0" targetFramework="net48" /><package id="Tool" version="2.0.0" developmentDependency="true" /></packages>""";

    static readonly PackagesConfigPackages Reader = new();

    [Fact]
    public void What_only_the_build_needs_is_left_out() =>
        Assert.Equal("Lib", Assert.Single(Reader.Read("app/packages.config", Sample)).Name);

    [Fact]
    public void A_document_type_with_entities_is_refused() => Assert.Throws<InvalidDataException>(() =>
        Reader.Read("packages.config", """<!DOCTYPE p [<!ENTITY a "b">]><packages><package id="&a;" version="1" /></packages>"""));

    [Fact]
    public void Elements_nested_without_end_are_refused() => Assert.Throws<InvalidDataException>(() =>
        Reader.Read("packages.config", string.Concat(Enumerable.Repeat("<a>", 500))));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("packages.config", Sample);
}
