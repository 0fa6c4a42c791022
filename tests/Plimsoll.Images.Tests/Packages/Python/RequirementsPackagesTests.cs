using System.Text;

namespace Plimsoll.Images.Packages.Python;

public sealed class RequirementsPackagesTests
{
    const string Good = """
        # a==0.1
        --index-url https://x.example
        a==1.0 # b==2
        c==3.0 \
          --hash=sha256:x \
          --hash=sha256:y
        d>=4.0, \
          ==4.5
        -r other.txt
        e
        Ruamel.yaml==0.18;python_version<"3"
        """;

    static readonly RequirementsPackages Reader = new();

    [Theory]
    [InlineData("requirements.txt", true)]
    [InlineData("app/dev-requirements.txt", true)]
    [InlineData("app/requirements-test.txt", true)]
    [InlineData("app/requirements/base.txt", true)]
    [InlineData("app/requirements.in", false)]
    [InlineData("app/notes.txt", false)]
    [InlineData("usr/lib/python3/dist-packages/x/requirements.txt", false)]
    [InlineData("x.egg-info/requirements.txt", false)]
    public void Reads_requirements_of_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Only_what_is_pinned_is_read() =>
        Assert.Equal(["a 1.0", "c 3.0", "d 4.5", "Ruamel.yaml 0.18"], Reader.Read("requirements.txt", Good).Lines());

    [Fact]
    public void A_file_that_pins_nothing_says_so()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Reader.Read("requirements.txt", "requests[socks] >= 2, == 2.32.*\nflask\n"));

        Assert.Contains("None of its 2 requirements, the first is requests,", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Reader.Read("requirements.txt", "# nothing\n-r other.txt\n"));
    }

    [Fact]
    public void Byte_order_marks_are_followed()
    {
        byte[] little = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a==1.0\r\n")];
        byte[] big = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a==1.0\r\n")];
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. "a==1.0\r\n"u8];

        Assert.All([little, big, utf8], content => Assert.Equal(["a 1.0"], Reader.Read("requirements.txt", content).Lines()));
    }

    [Fact]
    public void A_line_joined_from_others_has_an_end() =>
        Assert.Throws<InvalidDataException>(() =>
            Reader.Read("requirements.txt", string.Concat(Enumerable.Repeat(new string('a', 1000) + "\\\n", 1100))));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("requirements.txt", Good);
}
