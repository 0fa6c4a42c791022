namespace Plimsoll.Images.Packages.Java;

public sealed class SbtLockPackagesTests
{
    static readonly SbtLockPackages Reader = new();

    [Fact]
    public void Locked_artifacts_are_read_with_what_only_tests_need()
    {
        var packages = Reader.Read("build.sbt.lock", """
            {"lockVersion":1,"dependencies":[
              {"org":"g","name":"a_2.13","version":"1","configurations":["test","compile"]},
              {"org":"g","name":"t","version":"2","configurations":["test"]},
              {"org":"g","name":"b","version":"3"}]}
            """);

        Assert.Equal(["g:a_2.13@1 False", "g:t@2 True", "g:b@3 False"], packages.Select(static package => $"{package.Name}@{package.Version} {package.IsDevelopment}"));
    }

    [Fact]
    public void Lock_files_are_known_by_their_ending()
    {
        Assert.True(Reader.Reads("a/build.sbt.lock"));
        Assert.False(Reader.Reads("a/build.sbt"));
        Assert.Empty(Reader.Read("build.sbt.lock", "{}"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"dependencies":[1]}""")]
    [InlineData("""{"dependencies":[{"org":"g","name":"a"}]}""")]
    public void What_is_no_lock_file_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("build.sbt.lock", text));
}
