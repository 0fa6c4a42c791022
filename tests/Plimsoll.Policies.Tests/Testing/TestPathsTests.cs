namespace Plimsoll.Policies.Testing;

public sealed class TestPathsTests
{
    [Theory]
    [InlineData("x.test.yaml", "a.yaml", "a.yaml")]
    [InlineData("tests/x.test.yaml", "a.yaml", "tests/a.yaml")]
    [InlineData("tests/x.test.yaml", "../policies/a.yaml", "policies/a.yaml")]
    [InlineData("tests/x.test.yaml", "./a.yaml", "tests/a.yaml")]
    [InlineData("/t/x.test.yaml", "../a.yaml", "/a.yaml")]
    [InlineData("tests/x.test.yaml", "/a.yaml", "/a.yaml")]
    public void Paths_are_relative_to_the_test_file(string testFile, string path, string expected) =>
        Assert.Equal(expected, TestPaths.Resolve(testFile, path).Replace('\\', '/'));

    [Theory]
    [InlineData("t/x.test.yaml", "t/x.yaml")]
    [InlineData("x.test.yml", "x.yml")]
    [InlineData("x.yaml", "x.yaml")]
    public void The_policies_lie_beside_their_tests(string testFile, string expected) => Assert.Equal(expected, TestPaths.Beside(testFile));
}
