namespace Plimsoll.Images.Packages.Ruby;

public sealed class GemfilePackagesTests
{
    const string Good = """
        GIT
          remote: https://git.example/g.git
          revision: abc
          specs:
            g (0.9.0)
              a (~> 1.0)

        PATH
          remote: .
          specs:
            own (0.1.0)

        GEM
          remote: https://gems.example/
          specs:
            a (1.0.0)
              b (>= 2, < 3)
            b (2.1.0-x86_64-linux)
            b (2.1.0-arm64-darwin)
            c (3.0.0.pre1)

        PLATFORMS
          ruby

        DEPENDENCIES
          c (~> 3)
          g!

        CHECKSUMS
          a (1.0.0) sha256=x

        BUNDLED WITH
           2.2.26
        """;

    static readonly GemfilePackages Reader = new();

    [Theory]
    [InlineData("Gemfile.lock", true)]
    [InlineData("app/gems.locked", true)]
    [InlineData("app/rails.Gemfile.lock", true)]
    [InlineData("app/Gemfile", false)]
    public void Reads_lock_files(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Gems_of_every_source_are_read_once_for_all_platforms() =>
        Assert.Equal(
            ["g 0.9.0 direct -> a 1.0.0", "own 0.1.0", "a 1.0.0 -> b 2.1.0", "b 2.1.0", "c 3.0.0.pre1 direct"],
            Reader.Read("Gemfile.lock", Good).Lines());

    [Fact]
    public void A_conflict_of_a_merge_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("Gemfile.lock", "GEM\n<<<<<<< HEAD\n"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("Gemfile.lock", Good);
}
