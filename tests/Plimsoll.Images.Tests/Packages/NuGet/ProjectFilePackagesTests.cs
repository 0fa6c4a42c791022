using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Packages.NuGet;

public sealed class ProjectFilePackagesTests
{
    const string Sample =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="One" Version=" 1.0.0 " />
            <PackageReference Include="Two"><Version>2.0.0</Version></PackageReference>
            <PackageReference Include="Three" Version="[3.0.0]" />
            <PackageReference Include="Floating" Version="4.*" />
            <PackageReference Include="Range" Version="[1.0,2.0)" />
            <PackageReference Include="Property" Version="$(Version)" />
            <PackageReference Include="Central" />
            <PackageVersion Update="Four" Version="4.0.0" />
          </ItemGroup>
        </Project>
        """;

    static readonly ProjectFilePackages Reader = new();

    [Theory]
    [InlineData("src/App.csproj", true)]
    [InlineData("Directory.Packages.props", true)]
    [InlineData("Directory.Build.props", false)]
    public void Reads_projects_and_central_versions(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Only_what_is_asked_for_at_one_version_counts() => Assert.Equal(
        ["One@1.0.0", "Two@2.0.0", "Three@3.0.0", "Four@4.0.0"],
        Reader.Read("src/App.csproj", Sample).Select(package => $"{package.Name}@{package.Version}"));

    [Fact]
    public void A_property_of_the_file_gives_the_version_and_a_list_is_several_packages()
    {
        const string Text = """
            <Project>
              <PropertyGroup><Major>12</Major><V>$(Major).0.1</V></PropertyGroup>
              <ItemGroup><PackageReference Include="One" Version="$(v)" /><PackageVersion Include="F; G" Version="6.0" /></ItemGroup>
            </Project>
            """;

        Assert.Equal(["One 12.0.1 direct", "F 6.0", "G 6.0"], Reader.Read("App.csproj", Text).Lines());
        Assert.Empty(Reader.Told("App.csproj", Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<PropertyGroup Condition=\"'$(X)' == ''\"><V>1</V></PropertyGroup>")]
    [InlineData("<PropertyGroup><V>1</V><V Condition=\"'$(X)' == ''\">2</V></PropertyGroup>")]
    [InlineData("<PropertyGroup><V>$(V)</V></PropertyGroup>")]
    [InlineData("<PropertyGroup><V>$([System.DateTime]::Now)</V></PropertyGroup>")]
    public void A_version_that_the_file_does_not_settle_is_told(string properties)
    {
        var text = $"<Project>{properties}<ItemGroup><PackageReference Include=\"One\" Version=\"$(V)\" /></ItemGroup></Project>";

        Assert.Empty(Reader.Read("App.csproj", text));
        Assert.Equal(
            (UnreadReason.Unsupported, "1 of its packages have a version by a property that this file does not define: One $(V)."),
            Assert.Single(Reader.Told("App.csproj", text)));
        Assert.Empty(Reader.Told("App.csproj", text, new Dictionary<string, string> { ["packages.lock.json"] = "{}" }));
    }

    [Fact]
    public void A_value_that_doubles_itself_ends_at_the_limit()
    {
        var doubled = string.Concat(Enumerable.Range(1, 40).Select(i => $"<P{i}>$(P{i - 1})$(P{i - 1})</P{i}>"));
        var text = $"<Project><PropertyGroup><P0>1</P0>{doubled}</PropertyGroup><ItemGroup><PackageReference Include=\"One\" Version=\"$(P40)\" /></ItemGroup></Project>";

        Assert.Single(Reader.Told("App.csproj", text));
    }

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("App.csproj", Sample);
}
