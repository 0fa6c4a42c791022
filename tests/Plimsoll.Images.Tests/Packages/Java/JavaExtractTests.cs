using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages.Java;

public sealed class JavaExtractTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var archive = new JavaArchive("", -1)
        {
            Manifest = { ["Bundle-Name"] = "\"ü\"" },
            Coordinates = [new MavenCoordinates("g", "a", "1") { Licenses = ["MIT"] }],
            NativeImages = [new MavenCoordinates("n", "i", "")],
        };
        var inner = new JavaArchive("lib/b.jar", 0);

        var read = JavaExtract.Read(new JavaExtract([archive, inner], ["problem"]).Write());

        Assert.Equal(["", "lib/b.jar"], read.Archives.Select(static archive => archive.Inside));
        Assert.Equal([-1, 0], read.Archives.Select(static archive => archive.Parent));
        Assert.Equal("\"ü\"", read.Archives[0].Manifest["bundle-name"]);
        Assert.Equal("g:a", Assert.Single(read.Archives[0].Coordinates).Name);
        Assert.Equal("MIT", Assert.Single(read.Archives[0].Coordinates[0].Licenses));
        Assert.Equal("n:i", Assert.Single(read.Archives[0].NativeImages).Name);
        Assert.Equal("problem", Assert.Single(read.Problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"archives":[],"problems":[1]}""")]
    [InlineData("""{"archives":[7],"problems":[]}""")]
    [InlineData("""{"archives":[{"path":"a","in":0,"manifest":{},"maven":[],"native":[]}],"problems":[]}""")]
    [InlineData("""{"archives":[{"path":"a","manifest":{},"maven":[["g","a"]],"native":[]}],"problems":[]}""")]
    [InlineData("""{"archives":[{"path":"a","manifest":[],"maven":[],"native":[]}],"problems":[]}""")]
    public void What_is_no_extract_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => JavaExtract.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_spoilt_extract_is_read_or_refused()
    {
        var good = new JavaExtract([new JavaArchive("", -1) { Coordinates = [new MavenCoordinates("g", "a", "1")] }], []).Write();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var spoilt = (byte[])good.Clone();
            spoilt[at] = value;
            try
            {
                JavaExtract.Read(spoilt);
            }
            catch (InvalidDataException)
            {
            }
        });
    }
}
