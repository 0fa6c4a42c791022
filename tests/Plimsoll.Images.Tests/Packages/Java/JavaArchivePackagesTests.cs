using Plimsoll.Images.Archives;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

public sealed class JavaArchivePackagesTests
{
    static readonly JavaArchivePackages Reader = new();

    [Fact]
    public void Artifacts_of_nested_archives_have_the_path_inside_and_the_edges_between_them()
    {
        var lib = TestJar.Of(TestJar.Properties("g", "lib", "1"), TestJar.Properties("s", "shaded", "3"));
        var war = TestJar.Of(TestJar.Manifest(""), ("WEB-INF/lib/lib-1.jar", lib), TestJar.Properties("g", "app", "2"));

        var packages = Reader.Read("srv/app.war", war);

        Assert.Equal(
            ["g:app@2 srv/app.war -> g:lib@1", "g:lib@1 srv/app.war/WEB-INF/lib/lib-1.jar -> s:shaded@3",
                "s:shaded@3 srv/app.war/WEB-INF/lib/lib-1.jar in g:lib@1"],
            packages.Select(Told));
        Assert.All(packages, static package => Assert.False(package.IsGuessed));
    }

    [Fact]
    public void An_archive_that_holds_copies_and_is_no_artifact_itself_is_named_by_its_file()
    {
        var packages = Reader.Read("app.jar", TestJar.Of(TestJar.Properties("g", "a", "1"), TestJar.Properties("h", "b", "2")));

        Assert.Equal(["g:a@1 app.jar in app@", "h:b@2 app.jar in app@"], packages.Select(Told));
    }

    [Fact]
    public void A_guess_is_marked_and_has_the_licence_of_its_bundle()
    {
        var package = Assert.Single(Reader.Read("spring-core-5.3.1.jar", TestJar.Of(TestJar.Manifest("Bundle-License: MIT"))));

        Assert.Equal(("org.springframework:spring-core", true), (package.Name, package.IsGuessed));
        Assert.Equal("MIT", Assert.Single(package.Licenses));
    }

    [Fact]
    public void A_pom_tells_the_artifact_where_no_properties_do_and_its_licences()
    {
        const string pom = "<parent><groupId>g</groupId><version>7</version></parent><artifactId>a</artifactId>"
            + "<licenses><license><name>Apache-2.0</name></license></licenses>";

        var package = Assert.Single(Reader.Read("x.jar", TestJar.Of(TestJar.Pom("g", "a", pom))));

        Assert.Equal(("g:a", "7", false), (package.Name, package.Version, package.IsGuessed));
        Assert.Equal("Apache-2.0", Assert.Single(package.Licenses));
    }

    [Fact]
    public void A_broken_archive_inside_hides_no_other()
    {
        var broken = TestJar.Of(TestJar.Properties("g", "lost", "1"), ("b", Random.Shared.GetItems("0123456789"u8.ToArray(), 4000)));
        var archive = TestJar.Of(
            ("lib/no.jar", TestZip.Bytes("no archive")),
            ("lib/cut.jar", broken[..^1000]),
            ("lib/good.jar", TestJar.Of(TestJar.Properties("g", "good", "1"))));
        var packages = new List<Package>();

        var fault = Assert.Throws<InvalidDataException>(() => Collect(archive, packages));

        Assert.Equal(["g:lost@1", "g:good@1"], packages.Select(static package => $"{package.Name}@{package.Version}"));
        Assert.Contains("lib/no.jar: it is no zip", fault.Message, StringComparison.Ordinal);
        Assert.Contains("lib/cut.jar: the archive ends", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_has_no_packages()
    {
        Assert.Empty(Reader.Read(new PackageFile(new FileLocation("a.jar", null), ReadOnlyMemory<byte>.Empty), TestContext.Current.CancellationToken));
        Assert.Empty(Reader.Read("a.jar", TestZip.Of()));
    }

    [Theory]
    [InlineData("usr/share/java/a.jar", true)]
    [InlineData("opt/jenkins/plugins/git.jpi", true)]
    [InlineData("usr/share/java/a.jar.sha1", false)]
    public void Archives_are_wanted_wherever_they_lie(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    static void Collect(byte[] archive, List<Package> packages)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var extract = Reader.Extractor.ExtractAsync(new TestZip.Drops(archive, 777), "a.jar", archive.Length, cancellation).AsTask().GetAwaiter().GetResult();
        foreach (var package in Reader.Read(new PackageFile(new FileLocation("a.jar", default(Digest)), extract), cancellation))
            packages.Add(package);
    }

    static string Told(Package package)
    {
        var needs = package.DependsOn.IsEmpty ? "" : " -> " + string.Join(' ', package.DependsOn.Select(Told));
        return $"{package.Name}@{package.Version} {package.Location.FullPath}{needs}{(package.ShadedInto is { } host ? " in " + Told(host) : "")}";
    }

    static string Told(PackageReference package) => $"{package.Name}@{package.Version}";
}
