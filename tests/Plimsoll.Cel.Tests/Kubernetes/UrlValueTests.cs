using CsCheck;

namespace Plimsoll.Cel.Kubernetes;

public sealed class UrlValueTests
{
    [Theory]
    [InlineData("", "empty url")]
    [InlineData("relative", "invalid URI for request")]
    [InlineData("../up", "invalid URI for request")]
    [InlineData("://x", "missing protocol scheme")]
    [InlineData("https://a:b/", "invalid port \":b\" after host")]
    [InlineData("https://[::1/", "missing ']' in host")]
    [InlineData("https://[::1]x/", "invalid port \"x\" after host")]
    [InlineData("https://[1.2.3.4]/", "invalid IP-literal")]
    [InlineData("https://a b/", "invalid character \" \" in host name")]
    [InlineData("https://example.com/%zz", "invalid URL escape \"%zz\"")]
    [InlineData("https://example.com/%4", "invalid URL escape \"%4\"")]
    [InlineData("https://u ser@h/", "net/url: invalid userinfo")]
    [InlineData("https://h/\n", "net/url: invalid control character in URL")]
    public void What_is_no_URL_is_refused_with_a_reason(string text, string reason)
    {
        Assert.False(UrlValue.TryParse(text, out _, out var error));
        Assert.StartsWith("parse ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://User:pass@Example.com:8080/a b/%2f?x=1&x=2#frag", "https", "Example.com:8080", "Example.com", "8080", "/a%20b//")]
    [InlineData("https://example.com/a%2Fb", "https", "example.com", "example.com", "", "/a%2Fb")]
    [InlineData("HTTP://[fe80::1%25en0]:80/", "http", "[fe80::1%en0]:80", "fe80::1%en0", "80", "/")]
    [InlineData("https://example.com", "https", "example.com", "example.com", "", "")]
    [InlineData("/path?q", "", "", "", "", "/path")]
    [InlineData("mailto:a@b", "mailto", "", "", "", "")]
    [InlineData("https://h/é", "https", "h", "h", "", "/%C3%A9")]
    [InlineData("*", "", "", "", "", "*")]
    [InlineData("https://h:/", "https", "h:", "h", "", "/")]
    public void A_URL_has_parts(string text, string scheme, string host, string hostname, string port, string path)
    {
        Assert.True(UrlValue.TryParse(text, out var url, out var error), error);
        Assert.Equal((scheme, host, hostname, port, path), (url.Scheme, url.Host, url.Hostname, url.Port, url.EscapedPath));
    }

    [Theory]
    [InlineData("url('https://h/?a=1&b=x+y&a=%26&c').getQuery() == {'a': ['1', '&'], 'b': ['x y'], 'c': ['']}")]
    [InlineData("url('https://h/?bad=%zz&semi;colon=1&=v').getQuery() == {'': ['v']}")]
    [InlineData("url('https://h/?').getQuery() == {} && url('https://h/p#?x=1').getQuery().size() == 0")]
    [InlineData("url('https://h/a?b#c') == url('HTTPS://h/a?b#c') && url('https://h/a') != url('https://h/b')")]
    [InlineData("isURL('/abs') && isURL('https://h') && !isURL('abs')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void Reading_any_text_answers_and_what_was_read_reads_again() =>
        Gen.String[Gen.OneOf<char>([.. "ab:/?#[]@%25;=&. é1"]), 0, 30].Sample(text =>
        {
            if (UrlValue.TryParse(text, out var url, out _) && url.Host.Length > 0)
                Assert.True(UrlValue.TryParse(url.ToString(), out var again, out var error) && again.IsEqualTo(url), $"{text} {url} {error}");
        });
}
