using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conda;

public sealed class CondaLockPackagesTests
{
    const string Good = """
        version: 1
        package:
        - name: a
          version: 1.10
          manager: conda
          platform: linux-64
          dependencies:
            b: '>=2'
          category: main
        - name: b
          version: '2.0'
          manager: conda
          platform: linux-64
          category: dev
        - name: a
          version: '1.10'
          manager: conda
          platform: osx-64
          category: main
        - name: p
          version: '3.0'
          manager: pip
          platform: linux-64
        """;

    static readonly CondaLockPackages Reader = new();

    [Theory]
    [InlineData("conda-lock.yml", true)]
    [InlineData("app/gpu.conda-lock.yml", true)]
    [InlineData("app/lock.yml", false)]
    public void Reads_lock_files(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Platforms_are_merged_and_pip_is_apart()
    {
        var packages = Reader.Read("conda-lock.yml", Good);

        Assert.Equal(["a 1.10 -> b 2.0", "b 2.0 dev", "p 3.0"], packages.Lines());
        Assert.Equal([Ecosystem.Conda, Ecosystem.Conda, Ecosystem.PyPI], packages.Select(package => package.Ecosystem));
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("conda-lock.yml", Good);
}
