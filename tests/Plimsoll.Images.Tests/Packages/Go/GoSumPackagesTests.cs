using System.Text;

namespace Plimsoll.Images.Packages.Go;

public sealed class GoSumPackagesTests
{
    const string Sample =
        """
        example.org/a v1.0.0 h1:a=
        example.org/b v1.0.0 h1:b=
        example.org/b v1.0.0/go.mod h1:b=
        example.org/b v1.2.0 h1:b=
        example.org/c v1.0.0/go.mod h1:c=
        """;

    static readonly GoSumPackages Reader = new();

    [Theory]
    [InlineData("module m\ngo 1.16\nrequire example.org/a v1.0.0\n", "example.org/b@v1.2.0")]
    [InlineData("module m\nrequire example.org/a v1.0.0\n", "example.org/b@v1.2.0")]
    [InlineData("module m\ngo 1.17\nrequire example.org/a v1.0.0\n", "")]
    public void It_completes_a_go_mod_of_before_Go_1_17(string mod, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Reader.Read("x/go.sum", Encoding.UTF8.GetBytes(Sample), new Dictionary<string, string> { ["x/go.mod"] = mod })
            .Select(package => $"{package.Name}@{package.Version}")));

    [Fact]
    public void Alone_it_says_nothing() => Assert.Empty(Reader.Read("x/go.sum", Sample));
}
