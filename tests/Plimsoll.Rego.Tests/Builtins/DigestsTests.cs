namespace Plimsoll.Rego.Builtins;

public sealed class DigestsTests
{
    [Theory]
    [InlineData("crypto.md5", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("crypto.sha1", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("crypto.sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void The_digest_of_abc_is_the_one_of_the_standard(string name, string digest) =>
        Assert.Equal(FunctionCall.Json($"\"{digest}\""), FunctionCall.OfTexts(name, "abc").Value);

    [Theory]
    [InlineData("crypto.hmac.md5", "750c783e6ab0b503eaa86e310a5db738")]
    [InlineData("crypto.hmac.sha1", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("crypto.hmac.sha256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void A_keyed_digest_is_the_one_of_RFC_2104_and_4231(string name, string digest) =>
        Assert.Equal(FunctionCall.Json($"\"{digest}\""), FunctionCall.OfTexts(name, "what do ya want for nothing?", "Jefe").Value);

    [Theory]
    [InlineData("aa", "aa", "true")]
    [InlineData("aa", "ab", "false")]
    [InlineData("aa", "aaa", "false")]
    public void Codes_are_compared_as_texts(string left, string right, string equal) =>
        Assert.Equal(FunctionCall.Json(equal), FunctionCall.OfTexts("crypto.hmac.equal", left, right).Value);

    [Fact]
    public void A_number_has_no_digest()
    {
        var call = FunctionCall.Of("crypto.sha256", "1");

        Assert.Null(call.Value);
        Assert.Equal(("eval_type_error", "operand 1 must be string but got number"), (call.Code, call.Message));
    }
}
