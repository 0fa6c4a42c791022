namespace Plimsoll.Images.Packages.Hex;

public sealed class MixLockPackagesTests
{
    const string Sample =
        """
        %{
          "castore": {:hex, :castore, "0.1.17", "ba67", [:mix], [{:cowlib, "2.11.0", [hex: :cowlib, repo: "hexpm", optional: false]}], "hexpm", "d984"},
          "own": {:git, "https://example.org/own.git", "6d62", []},
          "alias": {:hex, :"real", "1.0.0"},
        }
        """;

    static readonly MixLockPackages Reader = new();

    [Fact]
    public void Packages_of_Hex_are_read_by_their_own_names() => Assert.Equal(
        ["castore@0.1.17", "real@1.0.0"],
        Reader.Read("mix.lock", Sample).Select(package => $"{package.Name}@{package.Version}"));

    [Theory]
    [InlineData("%{ \"a\": {:hex, :a, \"1.0\"")]
    [InlineData("%{ \"a }")]
    [InlineData("%{ ]")]
    [InlineData("it is no map")]
    public void A_broken_file_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Reader.Read("mix.lock", text));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("mix.lock", Sample);
}
