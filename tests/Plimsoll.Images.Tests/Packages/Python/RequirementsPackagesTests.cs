using System.Text;
using Plimsoll.Model.Findings;

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
        const string Text = "requests[socks] >= 2, == 2.32.*\nflask\n";
        var (reason, detail) = Assert.Single(Reader.Told("requirements.txt", Text));

        Assert.Equal(UnreadReason.Unsupported, reason);
        Assert.Contains("None of its 2 requirements, the first is requests,", detail, StringComparison.Ordinal);
        Assert.Empty(Reader.Told("requirements.txt", "# nothing\n"));
        Assert.Empty(Reader.Told("usr/share/doc/x/requirements.txt", Text));
    }

    [Theory]
    [InlineData("-r deps/prod.txt", UnreadReason.Unsupported)]
    [InlineData("-rdeps/prod.txt # why", UnreadReason.Unsupported)]
    [InlineData("--constraint=constraints.txt", UnreadReason.Unsupported)]
    [InlineData("-c https://x.example/requirements.txt", UnreadReason.Unsupported)]
    [InlineData("--requirement requirements/base.txt", UnreadReason.Missing)]
    public void An_included_file_that_nobody_reads_is_told(string line, UnreadReason expected) =>
        Assert.Equal(expected, Assert.Single(Reader.Told("app/requirements.txt", $"a==1.0\n{line}\n{line}\n")).Reason);

    [Fact]
    public void An_included_file_that_is_read_on_its_own_is_not_told()
    {
        var beside = new Dictionary<string, string> { ["app/dev-requirements.txt"] = "" };

        Assert.Empty(Reader.Told("app/x/requirements.txt", "-r ../dev-requirements.txt\n--require-hashes\n--constraints-x y\n", beside));
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
