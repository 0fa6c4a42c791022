namespace Plimsoll.Policies.Gatekeeper;

public sealed class RegoPackageTests
{
    [Theory]
    [InlineData("package k8slabels\n\nviolation[x] { x }", "k8slabels")]
    [InlineData("# package other\n\n  package lib.core # why\n", "lib.core")]
    [InlineData("package\nlib.core", "lib.core")]
    [InlineData("violation[x] { x }", "")]
    [InlineData("# only a comment", "")]
    [InlineData("", "")]
    public void The_package_is_the_first_word_after_comments(string module, string package) =>
        Assert.Equal(package, RegoPackage.Of(module));
}
