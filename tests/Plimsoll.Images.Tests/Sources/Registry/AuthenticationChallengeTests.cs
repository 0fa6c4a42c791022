using CsCheck;

namespace Plimsoll.Images.Sources.Registry;

public sealed class AuthenticationChallengeTests
{
    [Fact]
    public void Parameters_are_quoted_or_plain_in_any_order_and_case()
    {
        var challenge = AuthenticationChallenge.Read("Bearer", """Realm="https://auth.example/token?a=b,c" , service=shop,scope="repository:a/b:pull,push repository:c:pull" """);
        Assert.Equal("bearer", challenge.Scheme);
        Assert.Equal("https://auth.example/token?a=b,c", challenge["realm"]);
        Assert.Equal("shop", challenge["service"]);
        Assert.Equal("repository:a/b:pull,push repository:c:pull", challenge["scope"]);
        Assert.Equal("", challenge["error"]);
    }

    [Theory]
    [InlineData("realm=\"a\\\"b\"", "a\"b")]
    [InlineData("realm=\"never closed", "never closed")]
    [InlineData("realm=first,realm=second", "first")]
    [InlineData("realm=", "")]
    [InlineData("", "")]
    [InlineData("bm90IGEgcGFyYW1ldGVy", "")]
    public void What_is_odd_is_read_one_way(string text, string realm) => Assert.Equal(realm, AuthenticationChallenge.Read("Bearer", text)["realm"]);

    [Fact]
    public void Any_text_is_read() =>
        Gen.String[Gen.Char["a=\", \\\tb"], 0, 200].Sample(text => AuthenticationChallenge.Read("x", text).Parameters.Count <= 32);
}
