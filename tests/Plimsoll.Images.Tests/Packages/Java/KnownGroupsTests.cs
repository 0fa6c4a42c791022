namespace Plimsoll.Images.Packages.Java;

public sealed class KnownGroupsTests
{
    [Theory]
    [InlineData("spring-core", "org.springframework")]
    [InlineData("spring-boot-starter", "org.springframework.boot")]
    [InlineData("tomcat-embed-core", "org.apache.tomcat.embed")]
    [InlineData("tomcat-util", "org.apache.tomcat")]
    [InlineData("log4j", "log4j")]
    [InlineData("log4j-core", "org.apache.logging.log4j")]
    [InlineData("springy", null)]
    [InlineData("", null)]
    public void The_longest_start_of_a_name_counts(string artifact, string? expected) => Assert.Equal(expected, KnownGroups.Of(artifact));
}
