namespace Plimsoll.Images.Packages.Swift;

public sealed class SwiftResolvedPackagesTests
{
    const string Version2 =
        """
        { "version": 2, "pins": [
          { "identity": "nio", "location": "https://example.org/apple/nio.git", "state": { "revision": "ab", "version": "2.41.0" } },
          { "identity": "x", "location": "git@example.org:apple/x.git", "state": { "revision": "cd", "branch": "main" } } ] }
        """;

    static readonly SwiftResolvedPackages Reader = new();

    [Fact]
    public void Names_are_addresses_without_scheme() =>
        Assert.Equal(["example.org/apple/nio@2.41.0", "example.org/apple/x@main"], Read(Version2));

    [Fact]
    public void Version_1_is_nested_deeper() => Assert.Equal(
        ["example.org/a@1.1.0"],
        Read("""{ "version": 1, "object": { "pins": [{ "package": "a", "repositoryURL": "https://example.org/a", "state": { "branch": null, "revision": "ab", "version": "1.1.0" } }] } }"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "version": 4, "pins": [] }""")]
    public void A_format_that_is_not_known_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Read(text).ToList());

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("Package.resolved", Version2);

    static IEnumerable<string> Read(string text) => Reader.Read("Package.resolved", text).Select(package => $"{package.Name}@{package.Version}");
}
