using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

public sealed class BoundedXmlTests
{
    [Fact]
    public void Elements_attributes_and_text_are_read_without_namespaces()
    {
        var root = Read("<?xml version='1.0'?><!-- c --><a xmlns='urn:x' xmlns:p='urn:y'><p:b p:k='v'> one <!-- c --> two</p:b><b/><c><![CDATA[ <x> ]]></c></a>");

        Assert.Equal("a", root.Name);
        Assert.Equal(["b", "b", "c"], root.Children.Select(static child => child.Name));
        Assert.Equal(("one two", "v"), (root.TextOf("b"), root.Child("b")!.Attribute("k")));
        Assert.Equal("<x>", root.TextOf("c"));
        Assert.Equal("", root.TextOf("d") + root.Attribute("d"));
        Assert.Empty(root.ListOf("d"));
    }

    [Fact]
    public void Letters_may_have_their_names_of_HTML() => Assert.Equal("Jörg ÿ", Read("<a>J&ouml;rg &yuml;</a>").Text);

    [Fact]
    public void A_document_type_of_the_file_itself_counts_instead() => Assert.Equal("x", Read("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>").Text);

    [Fact]
    public void Text_in_Latin_1_need_not_say_so() =>
        Assert.Equal("é", BoundedXml.Read(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xE9, (byte)'<', (byte)'/', (byte)'a', (byte)'>' }).Text);

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("utf-16")]
    [InlineData("us-ascii")]
    public void A_stated_encoding_is_used(string encoding)
    {
        var text = $"<?xml version='1.0' encoding='{encoding}'?><a>b</a>";
        byte[] file = encoding == "utf-16" ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : Encoding.Latin1.GetBytes(text);

        Assert.Equal("b", BoundedXml.Read(file).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<a>")]
    [InlineData("<a>&nothing;</a>")]
    [InlineData("<?xml version='1.0' encoding='no-such'?><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>x")]
    [InlineData("<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;'>]><a>&f;</a>")]
    public void What_is_no_XML_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    [Fact]
    public void Nothing_outside_the_file_is_read()
    {
        // What is declared elsewhere is nothing.
        var file = Path.GetFullPath("xunit.abstractions.dll");
        var root = Read($"<!DOCTYPE a [<!ENTITY e SYSTEM 'file://{file}'>]><a>&e;</a>");

        Assert.Equal("", root.Text);
    }

    [Fact]
    public void Depth_is_limited()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Equal("a", Read(Nested(BoundedXml.MaxDepth)).Name);
        Assert.Throws<InvalidDataException>(() => Read(Nested(BoundedXml.MaxDepth + 1)));
    }

    [Fact]
    public void Text_in_many_pieces_is_read_in_time()
    {
        var file = Encoding.UTF8.GetBytes($"<a>{string.Concat(Enumerable.Repeat("some text in a piece<b/><!---->", 400_000))}</a>");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(400_000, BoundedXml.Read(file).Children.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_spoilt_file_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-8'?><!DOCTYPE a [<!ENTITY e 'x'>]><a b='c'>&e;&uuml;<d/></a>");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample((at, value, length) =>
        {
            var spoilt = (byte[])good.Clone();
            spoilt[at] = value;
            try
            {
                BoundedXml.Read(spoilt.AsMemory(0, length));
            }
            catch (InvalidDataException)
            {
            }
        });
    }

    static XmlItem Read(string text) => BoundedXml.Read(Encoding.UTF8.GetBytes(text));
}
