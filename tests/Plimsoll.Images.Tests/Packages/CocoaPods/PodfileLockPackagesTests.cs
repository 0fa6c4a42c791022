namespace Plimsoll.Images.Packages.CocoaPods;

public sealed class PodfileLockPackagesTests
{
    const string Sample = "PODS:\n  - App (4.2.0):\n    - App/Core (= 4.2.0)\n  - App/Core (4.2.0)\n  - Other (1.0)\n\nDEPENDENCIES:\n  - App (~> 4.2)\n\nCOCOAPODS: 1.11.2\n";

    static readonly PodfileLockPackages Reader = new();

    [Fact]
    public void Pods_and_subspecs_are_read_with_edges()
    {
        var packages = Reader.Read("ios/Podfile.lock", Sample);

        Assert.Equal([("App", "4.2.0", true), ("App/Core", "4.2.0", false), ("Other", "1.0", false)], packages.Select(package => (package.Name, package.Version, package.IsDirect is true)));
        Assert.Equal("App/Core", Assert.Single(packages[0].DependsOn).Name);
    }

    [Fact]
    public void A_pod_without_a_version_is_refused() => Assert.Throws<InvalidDataException>(() => Reader.Read("Podfile.lock", "PODS:\n  - App = 4.2.0\n"));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("Podfile.lock", Sample);
}
