using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Cargo;

public sealed class CargoLockPackagesTests
{
    const string Sample =
        """
        version = 4

        [[package]]
        name = "app"
        version = "0.1.0"
        dependencies = ["rand 0.8.5", "serde"]

        [[package]]
        name = "rand"
        version = "0.7.3"
        source = "registry+https://example.org/index"

        [[package]]
        name = "rand"
        version = "0.8.5"
        source = "registry+https://example.org/index"
        dependencies = ["rand 0.7.3 (registry+https://example.org/index)"]

        [[package]]
        name = "serde"
        version = "1.0.0"
        source = "git+https://example.org/serde#1234"
        """;

    static readonly CargoLockPackages Reader = new();

    [Fact]
    public void Crates_members_and_edges_are_read()
    {
        var packages = Reader.Read("Cargo.lock", Sample);

        Assert.Equal(["app@0.1.0", "rand@0.7.3", "rand@0.8.5", "serde@1.0.0"], packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.Equal([null, false, true, true], packages.Select(package => package.IsDirect));
        Assert.Equal([new PackageReference("rand", "0.8.5"), new PackageReference("serde", "1.0.0")], packages[0].DependsOn.AsEnumerable());
        Assert.Equal([new PackageReference("rand", "0.7.3")], packages[2].DependsOn.AsEnumerable());
    }

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("Cargo.lock", Sample);
}
