namespace Plimsoll.Images.Packages.Java;

public sealed class GradleLockPackagesTests
{
    static readonly GradleLockPackages Reader = new();

    [Fact]
    public void Locked_artifacts_are_read_with_what_only_tests_need()
    {
        var packages = Reader.Read("gradle.lockfile", """
            # generated
            g:a:1.0=compileClasspath, runtimeClasspath
            g:t:2=testCompileClasspath,integrationTestRuntimeClasspath
            g:p:3=annotationProcessor,testAnnotationProcessor

            empty=none
            """);

        Assert.Equal(["g:a@1.0 False", "g:t@2 True", "g:p@3 True"], packages.Select(static package => $"{package.Name}@{package.Version} {package.IsDevelopment}"));
    }

    [Theory]
    [InlineData("buildscript-gradle.lockfile", true)]
    [InlineData("gradle/dependency-locks/testCompileClasspath.lockfile", true)]
    [InlineData("gradle/dependency-locks/compileClasspath.lockfile", false)]
    [InlineData("a/gradle.lockfile", false)]
    public void The_files_name_tells_of_builds_and_tests(string path, bool isDevelopment)
    {
        Assert.True(Reader.Reads(path));
        Assert.Equal(isDevelopment, Assert.Single(Reader.Read(path, "g:a:1")).IsDevelopment);
    }

    [Fact]
    public void Other_lock_files_are_left_alone() => Assert.False(Reader.Reads("dependency-locks/a.lockfile"));

    [Theory]
    [InlineData("g:a=x", "Line 1")]
    [InlineData("g:a:1=x\nwhat is this", "Line 2")]
    [InlineData("{}", "Line 1")]
    public void A_line_that_is_no_artifact_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Reader.Read("gradle.lockfile", text)).Message, StringComparison.Ordinal);
}
