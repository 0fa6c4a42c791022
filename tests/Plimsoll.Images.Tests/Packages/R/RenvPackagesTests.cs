namespace Plimsoll.Images.Packages.R;

public sealed class RenvPackagesTests
{
    const string Good = """
        {"R":{"Version":"4.3.0"},"Packages":{
          "a":{"Package":"a","Version":"1.0","Source":"Repository","Requirements":["R","b"]},
          "b":{"Version":"2.0-1"},"c":{"Package":"c"}}}
        """;

    static readonly RenvPackages Reader = new();

    [Fact]
    public void Packages_with_a_version_are_read() =>
        Assert.Equal(["a 1.0 -> b 2.0-1", "b 2.0-1"], Reader.Read("renv.lock", Good).Lines());

    [Fact]
    public void What_is_no_lock_file_is_refused() => Assert.Throws<InvalidDataException>(() => Reader.Read("renv.lock", "[]"));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("renv.lock", Good);
}
