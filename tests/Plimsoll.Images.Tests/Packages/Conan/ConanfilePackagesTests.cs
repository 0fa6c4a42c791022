namespace Plimsoll.Images.Packages.Conan;

public sealed class ConanfilePackagesTests
{
    const string Good = """
        # comment
        [requires]
        boost/1.82.0 # text
        zlib/1.2.13@user/channel#rev
        fmt/[>=10 <11]
        [tool_requires]
        gtest/1.8.1
        [generators]
        a/b
        """;

    static readonly ConanfilePackages Reader = new();

    [Fact]
    public void What_is_asked_for_at_one_version_is_read() =>
        Assert.Equal(["boost 1.82.0 direct", "zlib 1.2.13 direct", "gtest 1.8.1 direct dev"], Reader.Read("conanfile.txt", Good).Lines());

    [Fact]
    public void A_file_of_nothing_but_ranges_says_so()
    {
        Assert.Contains("None of its 1", Assert.Throws<InvalidDataException>(() => Reader.Read("conanfile.txt", "[requires]\nfmt/[>=10]\n")).Message, StringComparison.Ordinal);
        Assert.Empty(Reader.Read("conanfile.txt", "[requires]\n# nothing\n[generators]\ncmake\n"));
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("conanfile.txt", Good);
}
