using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sboms;

public sealed class SbomFactsTests
{
    [Fact]
    public void What_is_named_but_not_examined_is_counted_by_kind()
    {
        var facts = SbomText.Facts(SbomText.CycloneDx);

        Assert.Equal(
            [UnreadReason.Unsupported, UnreadReason.Unsupported, UnreadReason.Malformed, UnreadReason.Unsupported],
            facts.Unread.Select(item => item.Reason));
        Assert.StartsWith("1 package URLs of the type oci in bill.json", facts.Unread[0].Subject, StringComparison.Ordinal);
        Assert.StartsWith("1 package URLs of the type strange in bill.json", facts.Unread[1].Subject, StringComparison.Ordinal);
        Assert.Contains("nameless 1", facts.Unread[3].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oci/nginx@sha256%3Aabc")]
    [InlineData("docker/library/nginx@1.0")]
    public void An_image_is_counted_unless_the_bill_tells_what_it_holds(string purl)
    {
        var bill = $$$"""
            {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
             {"bom-ref":"x","name":"x","purl":"pkg:{{{purl}}}"},{"bom-ref":"a","name":"a","purl":"pkg:npm/a@1.0.0"}]
            """;

        Assert.Equal(UnreadReason.Unsupported, Assert.Single(SbomText.Facts(bill + "}").Unread).Reason);
        Assert.Empty(SbomText.Facts(bill + ",\"dependencies\":[{\"ref\":\"x\",\"dependsOn\":[\"a\"]}]}").Unread);
    }

    [Fact]
    public void It_stands_for_what_it_describes()
    {
        var facts = SbomText.Facts(SbomText.CycloneDx);

        Assert.Equal((ScanTarget.Sbom, "bill.json", "shop/web:1", "10.2"), (facts.Target, facts.Name, facts.SubjectName, facts.Distro?.VersionId));
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), facts.Configuration.Created);
    }

    [Fact]
    public void Licences_scopes_and_places_are_kept()
    {
        var facts = SbomText.Facts(SbomText.CycloneDx);

        Assert.Equal(["OpenSSL", "Own"], facts.Packages[0].Licenses);
        Assert.Equal("var/lib/dpkg/status", facts.Packages[0].Location.Path);
        Assert.Equal(["MIT OR ISC"], facts.Packages[1].Licenses);
        Assert.Equal((true, "bill.json"), (facts.Packages[1].IsDevelopment, facts.Packages[1].Location.Path));
        Assert.Equal(["Own text"], SbomText.Facts(SbomText.Spdx).Packages[0].Licenses);
    }

    [Fact]
    public void Packages_of_two_distributions_are_told()
    {
        var facts = SbomText.Facts("""
            {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
             {"name":"a","purl":"pkg:deb/debian/a@1?distro=debian-12"},{"name":"b","purl":"pkg:deb/debian/b@1?distro=debian-12"},
             {"name":"c","purl":"pkg:apk/alpine/c@1?distro=alpine-3.19"}]}
            """);

        Assert.Equal("debian", facts.Distro?.Id);
        Assert.StartsWith("1 packages", Assert.Single(facts.Unread).Subject, StringComparison.Ordinal);
    }
}
