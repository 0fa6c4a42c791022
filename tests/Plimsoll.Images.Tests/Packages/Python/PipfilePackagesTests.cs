namespace Plimsoll.Images.Packages.Python;

public sealed class PipfilePackagesTests
{
    const string Good = """
        {"_meta":{"a":{"version":"==0"}},"default":{"a":{"version":"==1.0"},"git":{"ref":"abc"}},"develop":{"a":{"version":"==1.0"},"b":{"version":"==2.0"}}}
        """;

    static readonly PipfilePackages Reader = new();

    [Fact]
    public void Groups_other_than_default_are_for_development() =>
        Assert.Equal(["a 1.0", "b 2.0 dev"], Reader.Read("Pipfile.lock", Good).Lines());

    [Theory]
    [InlineData("[]")]
    [InlineData("bogus")]
    public void What_is_no_lock_file_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("Pipfile.lock", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("Pipfile.lock", Good);
}
