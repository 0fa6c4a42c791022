using System.Globalization;
using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedYamlTests
{
    const string Sample = """
        # a comment
        lockfileVersion: '9.0'
        plain: 1.10
        nothing: ~
        packages:
          /a@1.0.0(b@2.0.0):
            resolution: {integrity: sha512-x, tarball: "y"}
            dev: true
            list: &all
              - one
              - two: 2
          again: *all
        """;

    [Fact]
    public void Scalars_stay_text_whatever_they_look_like()
    {
        var root = Read(Sample);
        var package = root["packages"]!["/a@1.0.0(b@2.0.0)"]!;

        Assert.Equal(["lockfileVersion", "plain", "nothing", "packages"], root.Entries.Select(entry => entry.Key));
        Assert.Equal("9.0", root.TextOf("lockfileVersion"));
        Assert.Equal("1.10", root.TextOf("plain"));
        Assert.Null(root["nothing"]!.Text);
        Assert.Equal("y", package["resolution"]?.TextOf("tarball"));
        Assert.True(package.IsTrue("dev"));
        Assert.Equal("2", root["packages"]!.ItemsOf("again")[1].TextOf("two"));
    }

    [Fact]
    public void Each_document_of_a_file_is_read()
    {
        var all = BoundedYaml.ReadAll(Encoding.UTF8.GetBytes("---\na: 1\n---\n---\nb: 2\n"), TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], all.Select(document => document.Entries[0].Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("~")]
    public void A_file_without_a_document_is_an_empty_table(string text) => Assert.Empty(Read(text).Entries);

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: b: c")]
    [InlineData("a: *nobody")]
    [InlineData("a: &a [*a]")]
    [InlineData("? [a]\n: b")]
    [InlineData("\"\\q\"")]
    public void What_is_no_yaml_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    [Fact]
    public void Nesting_ends_at_its_limit() =>
        Assert.Throws<InvalidDataException>(() => Read(string.Concat(Enumerable.Repeat("[\n", 100_000))));

    [Fact]
    public void Aliases_of_aliases_end_at_the_limit_of_values()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            var before = $"*a{level - 1}";
            text.Append(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat(before, 10))}]\n");
        }

        var fault = Assert.Throws<InvalidDataException>(() => Read(text.ToString()));

        Assert.Contains("alias", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_edits_end_in_a_document_or_InvalidDataException() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, 8], Gen.String[Gen.Char["\"'[]{}:-&*!|>%\\\n,#? a~0"], 0, 6]).Sample(
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

    static DocumentNode Read(string text) => BoundedYaml.Read(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
}
