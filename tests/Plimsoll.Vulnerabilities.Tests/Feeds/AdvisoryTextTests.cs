using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class AdvisoryTextTests
{
    [Theory]
    [InlineData("2024-01-02", "2024-01-02T00:00:00Z")]
    [InlineData("2024-01-02 03:04", "2024-01-02T03:04:00Z")]
    [InlineData("2024-01-02 03:04:05", "2024-01-02T03:04:05Z")]
    [InlineData("2024-01-02T03:04:05+02:00", "2024-01-02T01:04:05Z")]
    [InlineData("2024-01-02T03:04:05.678", "2024-01-02T03:04:05.678Z")]
    public void Dates_of_every_form_are_read(string text, string date) =>
        Assert.Equal(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), AdvisoryText.Date(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void What_is_no_date_is_none(string text) => Assert.Null(AdvisoryText.Date(text));

    [Fact]
    public void A_long_text_is_cut()
    {
        Assert.Equal(OsvReader.MaxDescriptionLength, AdvisoryText.Description(new string('x', 10_000)).Length);
        Assert.Equal("a\nb", AdvisoryText.Description(" a\r\nb\n"));
    }

    [Fact]
    public void Only_addresses_are_pages() => Assert.Equal(
        ["https://example.org/a", "http://example.org/b"],
        AdvisoryText.References(["https://example.org/a", "ftp://example.org", "http://example.org/b", "https://example.org/a", "https://" + new string('x', 3_000)]));

    [Theory]
    [InlineData("low**", Severity.Low)]
    [InlineData(" Important ", Severity.High)]
    [InlineData("none", Severity.Unknown)]
    public void Words_are_severities(string word, Severity severity) => Assert.Equal(severity, AdvisoryText.Word(word));
}
