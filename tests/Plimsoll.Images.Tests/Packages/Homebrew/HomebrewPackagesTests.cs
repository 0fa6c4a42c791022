namespace Plimsoll.Images.Packages.Homebrew;

public sealed class HomebrewPackagesTests
{
    static readonly HomebrewPackages Reader = new();

    [Theory]
    [InlineData("home/linuxbrew/.linuxbrew/Cellar/jq/1.7.1/.brew/jq.rb", true)]
    [InlineData("opt/homebrew/Library/Taps/a/b/Formula/jq.rb", false)]
    [InlineData(".brew/jq.rb", false)]
    public void Reads_the_formula_of_a_keg(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_path_names_the_keg() => Assert.Equal(["jq 1.7.1"], Reader.Read("Cellar/jq/1.7.1/.brew/jq.rb", "class Jq < Formula").Lines());
}
