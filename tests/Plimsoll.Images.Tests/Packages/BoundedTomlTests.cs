using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedTomlTests
{
    const string Sample = """"
        # a comment
        version = 1
        "quoted key" = 'C:\raw' # behind
        site."a.b".c = true

        [[package]]
        name = "a\u0041\t"
        sizes = [
          1, 2, # in between
          3,
        ]
        [package.source]
        url = """
        first
        second \
            third"""

        [[package]]
        name = "b"
        wheels = [{ url = "x", hash = "y" }, { deep.er = '''it''s''' }]
        """";

    [Fact]
    public void Tables_arrays_and_strings_are_read_as_the_specification_says()
    {
        var root = Read(Sample);
        var packages = root.ItemsOf("package");

        Assert.Equal("1", root.TextOf("version"));
        Assert.Equal(@"C:\raw", root.TextOf("quoted key"));
        Assert.True(root["site"]?["a.b"]?.IsTrue("c"));
        Assert.Equal(["aA\t", "b"], packages.Select(package => package["name"]?.Text));
        Assert.Equal(["1", "2", "3"], packages[0].ItemsOf("sizes").Select(size => size.Text));
        Assert.Equal("first\nsecond third", packages[0]["source"]?.TextOf("url"));
        Assert.Equal("y", packages[1].ItemsOf("wheels")[0].TextOf("hash"));
        Assert.Equal("it''s", packages[1].ItemsOf("wheels")[1]["deep"]?.TextOf("er"));
    }

    [Fact]
    public void A_block_may_end_with_quotes_of_its_own() =>
        Assert.Equal("\"a\"", Read("a = \"\"\"\"a\"\"\"\"\n").TextOf("a"));

    [Fact]
    public void Windows_line_ends_make_no_difference() =>
        Assert.Equal("b", Read("\uFEFF[t]\r\nname = \"b\"\r\n# end\r\n")["t"]?.TextOf("name"));

    [Fact]
    public void Dates_stay_text_with_their_blank() =>
        Assert.Equal("1979-05-27 07:32:00Z", Read("at = 1979-05-27 07:32:00Z # c\n").TextOf("at"));

    [Theory]
    [InlineData("a", "expected =")]
    [InlineData("a =", "a value")]
    [InlineData("a = 1\na = 2", "line 2")]
    [InlineData("[a]\n[a]", "already")]
    [InlineData("a = 1\n[a]", "already")]
    [InlineData("a = {}\n[a.b]", "one piece")]
    [InlineData("a = []\n[[a]]", "already")]
    [InlineData("a = 1 b = 2", "more on the line")]
    [InlineData("a = \"x", "no end")]
    [InlineData("a = \"\\q\"", "escape")]
    [InlineData("a = \"\\uD800\"", "no character")]
    [InlineData("a = [1, 2", "expected")]
    [InlineData("[a", "expected ]")]
    [InlineData("{}", "a name")]
    public void What_is_no_toml_is_refused(string text, string expected)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = [")]
    [InlineData("a.")]
    public void Nesting_ends_at_its_limit(string opening)
    {
        var level = opening[^1].ToString();
        var deep = opening == "a." ? string.Concat(Enumerable.Repeat("a.", 1000)) + "a = 1" : opening + new string(level[0], 100_000);

        var fault = Assert.Throws<InvalidDataException>(() => Read(deep));

        Assert.Contains("deeper", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_edits_end_in_a_table_or_InvalidDataException() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, 8], Gen.String[Gen.Char["\"'[]{}=.\\\n,#ux a"], 0, 6]).Sample(
            (at, length, inserted) =>
            {
                var text = Sample.Remove(at, Math.Min(length, Sample.Length - at)).Insert(at, inserted);
                try
                {
                    Read(text);
                }
                catch (InvalidDataException)
                {
                    // The one exception the scan turns into Unread.
                }
            },
            iter: 5000);

    static DocumentNode Read(string text) => BoundedToml.Read(Encoding.UTF8.GetBytes(text));
}
