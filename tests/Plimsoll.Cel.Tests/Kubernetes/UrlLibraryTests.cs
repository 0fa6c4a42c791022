namespace Plimsoll.Cel.Kubernetes;

public sealed class UrlLibraryTests
{
    [Theory]
    [InlineData("url('https://user@example.com:8080/a/b?x=1&x=2&y=a%20b#f').getScheme() == 'https' && url('https://example.com:80').getHost() == 'example.com:80' && url('https://example.com:80').getHostname() == 'example.com' && url('https://example.com:80').getPort() == '80'")]
    [InlineData("url('https://a/b c').getEscapedPath() == '/b%20c' && url('/only/path').getHost() == '' && url('https://a?k=1&k=2').getQuery() == {'k': ['1', '2']} && url('https://a').getQuery() == {}")]
    [InlineData("url('https://[::1]:80/').getHostname() == '::1' && url('https://[::1]:80/').getHost() == '[::1]:80'")]
    [InlineData("isURL('https://a/b') && isURL('/path') && !isURL('a/b') && !isURL('https://a:80:80') && url('https://a') == url('https://a') && url('https://a') != url('https://b')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("url('https://a b/')", "URL parse error during conversion from string")]
    [InlineData("url('relative')", "URL parse error during conversion from string")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
