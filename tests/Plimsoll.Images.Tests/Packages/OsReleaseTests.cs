using System.Text;
using CsCheck;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

public sealed class OsReleaseTests
{
    [Theory]
    [InlineData("etc/os-release", true)]
    [InlineData("usr/lib/os-release", true)]
    [InlineData("etc/lsb-release", false)]
    [InlineData("opt/etc/os-release", false)]
    public void Reads_only_the_two_paths_of_the_format(string path, bool expected) =>
        Assert.Equal(expected, OsRelease.Reads(path));

    [Fact]
    public void Every_field_of_a_quoted_file_is_read() =>
        Assert.Equal(
            new Distro("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)"),
            Parse("""
                PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
                NAME="Debian GNU/Linux"
                VERSION_ID="12"
                VERSION_CODENAME=bookworm
                ID=debian
                """));

    [Theory]
    [InlineData("ID='alpine'\r\nVERSION_ID=3.19.1\r\n", "alpine", "3.19.1")]
    [InlineData("# ID=debian\nID=wolfi\nVERSION_ID=\"20230201\"", "wolfi", "20230201")]
    [InlineData("NAME=Odd\nVERSION_ID=1", "linux", "1")]
    [InlineData("ID=\"Debian\"\nVERSION_ID=\"1\\\"2\"", "debian", "1\"2")]
    [InlineData("ID=debian # a comment\nVERSION_ID='a\\b'", "debian", "a\\b")]
    [InlineData("ID=debian\nID=ubuntu\nVERSION_ID=\"a\\nb\"", "ubuntu", "a\\nb")]
    [InlineData("\uFEFFID=debian\nVERSION_ID=1'2'\"3\"", "debian", "123")]
    public void Quotes_escapes_comments_and_line_ends_are_those_of_a_shell(string text, string id, string version)
    {
        var distro = Parse(text);

        Assert.Equal((id, version), (distro?.Id, distro?.VersionId));
    }

    [Theory]
    [InlineData("PRETTY_NAME=\"Odd 1\"\nNAME=Odd\nID=odd", "Odd 1")]
    [InlineData("NAME=Odd\nID=odd", "Odd")]
    [InlineData("ID=odd", "odd")]
    [InlineData("VERSION_ID=1", "Linux")]
    public void Without_a_name_for_people_it_is_called_by_its_next_best(string text, string expected) =>
        Assert.Equal(expected, Parse(text)?.PrettyName);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    [InlineData("no assignment here")]
    public void A_file_without_an_assignment_names_no_distribution(string text) => Assert.Null(Parse(text));

    [Fact]
    public void Any_bytes_are_read_without_an_exception() =>
        Gen.Byte.Array[0, 300].Sample(bytes => { OsRelease.Parse(new MemoryStream(bytes)); }, iter: 2000);

    static Distro? Parse(string text) => OsRelease.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
