using System.Text;

namespace Plimsoll.Images.Packages.Java;

public sealed class UnpackedMavenPackagesTests
{
    const string Folder = "app/META-INF/maven/g/a";
    const string Pom = "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>";

    static readonly UnpackedMavenPackages Reader = new();

    [Fact]
    public void Properties_name_the_artifact()
    {
        var package = Assert.Single(Reader.Read($"{Folder}/pom.properties", "groupId=g\nartifactId=a\nversion=1"));

        Assert.Equal(("g:a", "1"), (package.Name, package.Version));
    }

    [Fact]
    public void A_pom_counts_where_it_is_alone()
    {
        var file = Encoding.UTF8.GetBytes(Pom);

        Assert.Equal("g:a", Assert.Single(Reader.Read($"{Folder}/pom.xml", file)).Name);
        Assert.Empty(Reader.Read($"{Folder}/pom.xml", file, new Dictionary<string, string> { [$"{Folder}/pom.properties"] = "" }));
    }

    [Fact]
    public void Properties_without_a_version_are_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read($"{Folder}/pom.properties", "groupId=g"));

    [Theory]
    [InlineData("app/META-INF/maven/g/a/pom.properties", true)]
    [InlineData("app/pom.properties", false)]
    [InlineData("app/pom.xml", false)]
    public void Only_what_an_archive_carries_is_wanted(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void A_pom_that_is_alone_and_incomplete_says_so() => Assert.Throws<InvalidDataException>(() =>
        new UnpackedMavenPackages().Read("srv/META-INF/maven/g/a/pom.xml", "<project><artifactId>a</artifactId></project>"));
}
