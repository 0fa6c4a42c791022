namespace Plimsoll.Images.Packages.NuGet;

public sealed class AssemblyVersionTests
{
    [Theory]
    [InlineData("13.0.3+0a2e291c", "13.0.3.27908", "13.0.0.0", "13.0.3")]
    [InlineData("8.0.0-rc.1.23419.4+92959931a3", "8.0.23.41904", "8.0.0.0", "8.0.0-rc.1.23419.4")]
    [InlineData("4.6.26919.02 @BuiltBy: someone @Commit: 1", "4.6.26919.03", "4.2.1.0", "4.6.26919.03")]
    [InlineData("2.0.8.0-.NET Standard 1.3", "2.0.8.0", "2.0.8.0", "2.0.8.0")]
    [InlineData("10.0.1 built by: SOURCEBUILD", "", "10.0.0.0", "10.0.1")]
    [InlineData("10.0.12-servicing.26422.108+5535e31a", "10.0.1226.42208", "10.0.0.0", "10.0.12")]
    [InlineData("18.7.0-release-26423-113", "", "15.0.0.0", "18.7.0")]
    [InlineData("1, 2, 0, 7", "", "", "1.2.0.7")]
    [InlineData("1,2,0,7", "", "", "1.2.0.7")]
    [InlineData("R7", "7.1.0", "1.0.0.0", "7.1.0")]
    [InlineData("", "", "1.2.3.4", "1.2.3.4")]
    [InlineData("0.0.0.0", "0.0.0.0", "2.0.0.0", "2.0.0.0")]
    [InlineData("release", "", "0.0.0.0", "")]
    [InlineData("1..2", "12345678901.1", "", "")]
    [InlineData("5", "", "", "")]
    public void The_first_that_is_a_version_counts(string product, string file, string assembly, string expected) =>
        Assert.Equal(expected, AssemblyVersion.Of(product, file, assembly));
}
