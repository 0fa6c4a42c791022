namespace Plimsoll.Images.Packages.Hackage;

public sealed class StackLockPackagesTests
{
    const string Lock =
        "packages:\n- completed:\n    hackage: HTTP-4000.3.16@sha256:6042,5947\n  original:\n    hackage: HTTP-4000.3.16\n- completed:\n    commit: a584\n    name: kore\n    version: 0.60.0.0\n";

    static readonly StackLockPackages Reader = new();

    [Fact]
    public void Completed_packages_are_read() => Assert.Equal(["HTTP@4000.3.16", "kore@0.60.0.0"], Read("stack.yaml.lock", Lock));

    [Fact]
    public void Extra_dependencies_are_read_without_folders() => Assert.Equal(
        ["hspec-core@2.9.4"], Read("stack.yaml", "resolver: lts-18.28\nextra-deps:\n  - hspec-core-2.9.4@sha256:a126,6498\n  - ./vendor/lib-1.0\n  - git: https://example.org/x\n"));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("stack.yaml.lock", Lock);

    static IEnumerable<string> Read(string path, string text) => Reader.Read(path, text).Select(package => $"{package.Name}@{package.Version}");
}
