namespace Plimsoll.Images.Packages.Julia;

public sealed class JuliaManifestPackagesTests
{
    const string Sample =
        """
        julia_version = "1.8.5"
        manifest_format = "2.0"

        [[deps.Dates]]
        deps = ["JSON"]
        uuid = "ade2ca70"

        [[deps.JSON]]
        uuid = "682c06a0"
        version = "0.21.4"
            [deps.JSON.deps]
            Dates = "ade2ca70"
        """;

    static readonly JuliaManifestPackages Reader = new();

    [Fact]
    public void The_standard_library_has_the_version_of_Julia()
    {
        var packages = Reader.Read("Manifest.toml", Sample);

        Assert.Equal(["Dates@1.8.5", "JSON@0.21.4"], packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.Equal(["JSON", "Dates"], packages.SelectMany(package => package.DependsOn).Select(need => need.Name));
        Assert.Equal("pkg:julia/JSON@0.21.4?uuid=682c06a0", packages[1].Purl(null).Text);
    }

    [Fact]
    public void The_first_format_has_packages_at_the_top() => Assert.Equal(
        ["A@unknown", "A@1.0.0"],
        Reader.Read("Manifest.toml", "[[A]]\nuuid = \"1\"\npath = \"x\"\n[[A]]\nuuid = \"2\"\nversion = \"1.0.0\"\n").Select(package => $"{package.Name}@{package.Version}"));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("Manifest.toml", Sample);
}
