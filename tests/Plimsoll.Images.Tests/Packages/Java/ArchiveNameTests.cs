namespace Plimsoll.Images.Packages.Java;

public sealed class ArchiveNameTests
{
    [Theory]
    [InlineData("lib/guava-31.1-jre.jar", "guava", "31.1-jre")]
    [InlineData("log4j-1.2-api-2.17.1.jar", "log4j-1.2-api", "2.17.1")]
    [InlineData("commons-lang3-3.12.0.jar", "commons-lang3", "3.12.0")]
    [InlineData("cats-core_2.12-2.9.0.jar", "cats-core_2.12", "2.9.0")]
    [InlineData("app-1.0-SNAPSHOT.war", "app", "1.0-SNAPSHOT")]
    [InlineData("app-1.0-20230101.123456-1.jar", "app", "1.0-20230101.123456-1")]
    [InlineData("lib-1.0-alpha-2.jar", "lib", "1.0-alpha-2")]
    [InlineData("lib-1.0-rc1.jar", "lib", "1.0-rc1")]
    [InlineData("netty-transport-native-epoll-4.1.50.Final-linux-x86_64.jar", "netty-transport-native-epoll", "4.1.50.Final")]
    [InlineData("lib-2.0-sources.jar", "lib", "2.0")]
    [InlineData("javax.inject-1.jar", "javax.inject", "1")]
    [InlineData("jboss-4.0-redhat-00001.jar", "jboss", "4.0-redhat-00001")]
    [InlineData("org.eclipse.jetty.server_9.4.0.v2016.jar", "org.eclipse.jetty.server", "9.4.0.v2016")]
    [InlineData("app.jar", "app", "")]
    [InlineData("spring-core.jar", "spring-core", "")]
    [InlineData("7zip.jar", "7zip", "")]
    [InlineData("-1.jar", "", "1")]
    [InlineData("tests.jar", "tests", "")]
    public void Artifact_and_version_stand_in_the_name(string path, string artifact, string version)
    {
        var name = ArchiveName.Of(path);

        Assert.Equal((artifact, version), (name.Artifact, name.Version));
    }

    [Theory]
    [InlineData("lib-2.0-sources.jar", true)]
    [InlineData("lib-2.0-test-sources.jar", true)]
    [InlineData("lib-javadoc.jar", true)]
    [InlineData("lib-2.0-tests.jar", true)]
    [InlineData("lib-2.0-test.jar", true)]
    [InlineData("spring-boot-test.jar", false)]
    [InlineData("spring-boot-test-3.0.jar", false)]
    [InlineData("sources.jar", false)]
    [InlineData("lib-2.0-all.jar", false)]
    public void Sources_documentation_and_tests_are_not_the_artifact(string path, bool expected) =>
        Assert.Equal(expected, ArchiveName.Of(path).IsCompanion);

    [Theory]
    [InlineData("a.jar", true)]
    [InlineData("WEB-INF/lib/a.JAR", true)]
    [InlineData("jenkins.hpi", true)]
    [InlineData("a.lpkg", true)]
    [InlineData("a.jar.gz", false)]
    [InlineData(".jar", false)]
    [InlineData("lib/.jar", false)]
    [InlineData("jar", false)]
    [InlineData("a.zip", false)]
    [InlineData("", false)]
    public void Archives_are_known_by_their_ending(string path, bool expected) => Assert.Equal(expected, ArchiveName.IsArchive(path));
}
