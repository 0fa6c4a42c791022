using System.Collections.Immutable;
using System.Text;
using Plimsoll.Model.Images;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

public sealed class PomPackagesTests
{
    static readonly PomPackages Reader = new();

    [Fact]
    public void A_project_has_itself_and_what_it_asks_for()
    {
        var packages = Read("""
            <groupId>g</groupId><artifactId>app</artifactId><version>1</version>
            <licenses><license><name>MIT</name></license></licenses>
            <properties><v>2.0</v></properties>
            <dependencies>
              <dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency>
              <dependency><groupId>a</groupId><artifactId>t</artifactId><version>[3]</version><scope>test</scope></dependency>
              <dependency><groupId>${project.groupId}</groupId><artifactId>own</artifactId><version>${project.version}</version></dependency>
            </dependencies>
            """);

        Assert.Equal(["g:app@1", "a:b@2.0", "a:t@3 dev", "g:own@1"], packages.Select(Told));
        Assert.Equal(["a:b", "a:t", "g:own"], packages[0].DependsOn.Select(static package => package.Name));
        Assert.Equal("MIT", Assert.Single(packages[0].Licenses));
        Assert.Equal([null, true, true, true], packages.Select(static package => package.IsDirect));
    }

    [Fact]
    public void A_parent_beside_gives_versions_scopes_properties_and_dependencies()
    {
        const string parent = """
            <groupId>g</groupId><artifactId>parent</artifactId><version>7</version>
            <properties><v>1</v><w>1</w></properties>
            <dependencyManagement><dependencies>
              <dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}.${w}</version><scope>provided</scope></dependency>
            </dependencies></dependencyManagement>
            <dependencies><dependency><groupId>a</groupId><artifactId>c</artifactId><version>5</version></dependency></dependencies>
            """;
        var packages = Read(
            """
            <parent><groupId>g</groupId><artifactId>parent</artifactId><version>7</version></parent>
            <artifactId>app</artifactId><properties><v>2</v></properties>
            <dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies>
            """,
            ("src/pom.xml", parent));

        Assert.Equal(["g:app@7", "a:b@2.1 dev", "a:c@5"], packages.Select(Told));
    }

    [Fact]
    public void A_bill_of_materials_that_is_a_module_beside_is_imported()
    {
        const string bill = """
            <groupId>g</groupId><artifactId>bom</artifactId><version>1</version>
            <dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>9</version></dependency></dependencies></dependencyManagement>
            """;
        var packages = Read(
            """
            <groupId>g</groupId><artifactId>app</artifactId><version>1</version>
            <dependencyManagement><dependencies>
              <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
            </dependencies></dependencyManagement>
            <dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies>
            """,
            ("src/bom/pom.xml", bill));

        Assert.Equal(["g:app@1", "a:b@9"], packages.Select(Told));
    }

    [Fact]
    public void A_profile_that_is_on_by_default_counts()
    {
        var packages = Read("""
            <groupId>g</groupId><artifactId>app</artifactId><version>1</version><properties><v>1</v></properties>
            <profiles>
              <profile><activation><activeByDefault>true</activeByDefault></activation><properties><v>2</v></properties>
                <dependencies><dependency><groupId>a</groupId><artifactId>on</artifactId><version>${v}</version></dependency></dependencies></profile>
              <profile><dependencies><dependency><groupId>a</groupId><artifactId>off</artifactId><version>1</version></dependency></dependencies></profile>
            </profiles>
            """);

        Assert.Equal(["g:app@1", "a:on@2"], packages.Select(Told));
    }

    [Fact]
    public void Versions_that_only_a_repository_knows_are_told_after_all_others()
    {
        var packages = new List<Package>();

        var told = ReadInto(packages, """
            <parent><groupId>org.boot</groupId><artifactId>starter</artifactId><version>3</version></parent><artifactId>app</artifactId>
            <dependencies>
              <dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency>
              <dependency><groupId>a</groupId><artifactId>range</artifactId><version>[1,2)</version></dependency>
              <dependency><groupId>a</groupId><artifactId>known</artifactId><version>1</version></dependency>
            </dependencies>
            """);

        Assert.Equal(["org.boot:app@3", "a:known@1"], packages.Select(Told));
        Assert.Equal(
            (UnreadReason.Missing, "2 of its dependencies have no version that a file here tells: a:managed, a:range. Their parent org.boot:starter:3 is not here."),
            Assert.Single(told));
    }

    [Fact]
    public void Parents_in_a_circle_and_properties_that_name_themselves_come_to_an_end()
    {
        const string circle = """
            <parent><groupId>g</groupId><artifactId>app</artifactId><version>1</version><relativePath>app/pom.xml</relativePath></parent>
            <artifactId>app</artifactId><properties><v>${v}${v}</v></properties>
            """;
        var told = ReadInto(
            [],
            """
            <parent><groupId>g</groupId><artifactId>app</artifactId><version>1</version></parent><artifactId>app</artifactId>
            <dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency></dependencies>
            """,
            ("src/pom.xml", circle));

        Assert.Contains("a:b", Assert.Single(told).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pom.xml", true)]
    [InlineData("a/pom.xml", true)]
    [InlineData("x/META-INF/maven/g/a/pom.xml", false)]
    [InlineData("a/my-pom.xml", false)]
    public void Projects_are_wanted_but_not_those_that_an_archive_carries(string path, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path));

    [Theory]
    [InlineData("")]
    [InlineData("<settings/>")]
    [InlineData("<project>")]
    public void What_is_no_project_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("pom.xml", text));

    static List<Package> Read(string project, params (string Path, string Text)[] beside)
    {
        var packages = new List<Package>();
        ReadInto(packages, project, beside);
        return packages;
    }

    static ImmutableArray<(UnreadReason Reason, string Detail)> ReadInto(List<Package> packages, string project, params (string Path, string Text)[] beside)
    {
        var files = beside.Append(("src/app/pom.xml", project)).ToDictionary(
            static file => file.Item1, static file => Encoding.UTF8.GetBytes($"<project>{file.Item2}</project>"), StringComparer.Ordinal);
        var file = new PackageFile(
            new FileLocation("src/app/pom.xml", default(Digest)),
            files["src/app/pom.xml"],
            path => files.TryGetValue(path, out var content) ? content : default(ReadOnlyMemory<byte>?));
        foreach (var package in Reader.Read(file, TestContext.Current.CancellationToken))
            packages.Add(package);
        return file.Told;
    }

    static string Told(Package package) => $"{package.Name}@{package.Version}{(package.IsDevelopment ? " dev" : "")}";

    [Fact]
    public void A_project_that_names_nothing_says_so() => Assert.Throws<InvalidDataException>(() => new PomPackages().Read(
        "pom.xml", "<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>${v}</version></parent><artifactId>a</artifactId></project>"));
}
