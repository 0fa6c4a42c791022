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
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("App.csproj", Sample);
}
