using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class AwsSigningTests
{
    const string Config = """
        {"aws_access_key": "AKIDEXAMPLE", "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
         "aws_service": "service", "aws_region": "us-east-1"}
        """;

    const string Time = "1440938160000000000";

    static FunctionCall Sign(string request, string config = Config, string time = Time) =>
        FunctionCall.Of("providers.aws.sign_req", request, config, time);

    [Fact]
    public void The_signature_is_the_one_of_the_published_example()
    {
        var signed = (RegoObject)Sign("""{"method": "GET", "url": "https://example.amazonaws.com/"}""").Value!;

        var headers = (RegoObject)signed["headers"]!;
        Assert.Equal(
            FunctionCall.Json("\"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + "SignedHeaders=host;x-amz-date,Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31\""),
            headers["Authorization"]);
        Assert.Equal(FunctionCall.Json("\"20150830T123600Z\""), headers["x-amz-date"]);
    }

    [Fact]
    public void A_token_of_a_session_is_signed_too()
    {
        var config = Config.Replace("{", "{\"aws_session_token\": \"session\", ", StringComparison.Ordinal);
        var signed = (RegoObject)Sign("""{"method": "GET", "url": "https://example.amazonaws.com/"}""", config).Value!;

        var headers = (RegoObject)signed["headers"]!;
        Assert.Equal(FunctionCall.Json("\"session\""), headers["x-amz-security-token"]);
        Assert.Contains("SignedHeaders=host;x-amz-date;x-amz-security-token", headers["Authorization"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", Config, Time, "operand 1 missing required request parameters(s): {\"method\", \"url\"}")]
    [InlineData("""{"method": 1, "url": "https://a"}""", Config, Time, "operand 1 invalid values for required request parameters(s): {\"method\"}")]
    [InlineData("{}", "{}", Time, "operand 2 missing required AWS config parameters(s): ")]
    [InlineData("""{"method": "GET", "url": "https://a", "headers": 1}""", Config, Time, "operand 1 must be object but got number")]
    [InlineData("{}", Config, "0.5", "operand 3 could not convert time_ns value")]
    public void What_is_missing_or_wrong_is_told(string request, string config, string time, string message)
    {
        var call = Sign(request, config, time);

        Assert.Null(call.Value);
        Assert.Equal("eval_type_error", call.Code);
        Assert.StartsWith(message, call.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_URL_that_is_none_is_refused() =>
        Assert.Equal("the url of the request is no absolute URL", Sign("""{"method": "GET", "url": "::"}""").Message);
}
