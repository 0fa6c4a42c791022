namespace Plimsoll.Cel.Kubernetes;

public sealed class NamedFormatsTests
{
    [Theory]
    [InlineData("dns1123Label", "my-label", "a")]
    [InlineData("dns1123Subdomain", "a.b-c.d", "9")]
    [InlineData("dns1035Label", "a-1", "a")]
    [InlineData("qualifiedName", "example.com/Name_1.x", "n")]
    [InlineData("dns1123LabelPrefix", "my-label-", "a-")]
    [InlineData("dns1123SubdomainPrefix", "a.b-", "a.b")]
    [InlineData("dns1035LabelPrefix", "a1-", "a")]
    [InlineData("labelValue", "", "A_b.c")]
    [InlineData("uri", "https://example.com/", "/path")]
    [InlineData("uuid", "123E4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000")]
    [InlineData("byte", "aGVsbG8=", "YQ==")]
    [InlineData("date", "2024-02-29", "0001-01-01")]
    [InlineData("datetime", "2024-02-29T23:59:59z", "2024-01-01t00:00:00.123+99:99")]
    public void Text_of_a_format_has_no_problems(string format, string text, string other)
    {
        Assert.Empty(NamedFormats.All[format].Check(text));
        Assert.Empty(NamedFormats.All[format].Check(other));
    }

    [Theory]
    [InlineData("dns1123Label", "a.b", "must not contain dots")]
    [InlineData("dns1123Label", "A", "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")]
    [InlineData("dns1123Subdomain", "a..b", "a lowercase RFC 1123 subdomain must consist")]
    [InlineData("dns1035Label", "1a", "a DNS-1035 label must consist")]
    [InlineData("qualifiedName", "/n", "prefix part must be non-empty")]
    [InlineData("qualifiedName", "a/b/c", "a valid label key must consist of")]
    [InlineData("qualifiedName", "A_/n", "prefix part a lowercase RFC 1123 subdomain")]
    [InlineData("qualifiedName", "x-", "name part must consist of alphanumeric characters")]
    [InlineData("dns1123LabelPrefix", "-", "a lowercase RFC 1123 label")]
    [InlineData("labelValue", "-a", "a valid label must be an empty string or consist of")]
    [InlineData("uri", "x", "parse \"x\": invalid URI for request")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-42661417400", "does not match the UUID format")]
    [InlineData("uuid", "-123e4567-e89b-12d3-a456-426614174000", "does not match the UUID format")]
    [InlineData("byte", "", "invalid base64")]
    [InlineData("byte", "a===", "invalid base64")]
    [InlineData("date", "2023-02-29", "invalid date")]
    [InlineData("date", "2023-2-01", "invalid date")]
    [InlineData("datetime", "2024-01-01T24:00:00Z", "invalid datetime")]
    [InlineData("datetime", "2024-01-01T00:00:00", "invalid datetime")]
    [InlineData("datetime", "2024-01-01 00:00:00Z", "invalid datetime")]
    public void Other_text_is_refused_with_Kubernetes_words(string format, string text, string problem) =>
        Assert.StartsWith(problem, Assert.Single(NamedFormats.All[format].Check(text)), StringComparison.Ordinal);

    [Fact]
    public void A_long_name_is_told_its_limit() => Assert.Equal(
        ["must be no more than 63 bytes"], NamedFormats.All["dns1123Label"].Check(new string('a', 64)));

    [Theory]
    [InlineData("format.named('dns1123Label').value() == format.dns1123Label() && format.named('none') == optional.none()")]
    [InlineData("!format.dns1123Label().validate('ok').hasValue() && format.dns1123Label().validate('A').value().size() == 1")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);
}
