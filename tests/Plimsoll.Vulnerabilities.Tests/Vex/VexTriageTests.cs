using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class VexTriageTests
{
    const string CurlPurl = "pkg:deb/debian/libcurl4@7.88.1-10";

    static VulnerabilityMatch Apply(params VexDocument[] documents) =>
        VexSample.Apply(VexSample.Match(VexSample.Curl), VexSample.Facts(VexSample.Curl), documents);

    [Fact]
    public void What_is_not_affected_does_not_count_and_says_who_and_why()
    {
        var match = Apply(VexSample.Says("not_affected", CurlPurl, ", \"impact_statement\": \"built without it\""));

        Assert.Equal(
            new Suppression(
                SuppressionKind.Vex, "a.json#statements[0]", "Shop security", "not_affected", "vulnerable_code_not_present: built without it", null),
            match.Suppression);
    }

    [Fact]
    public void What_is_fixed_does_not_count() => Assert.Equal("fixed", Apply(VexSample.Says("fixed", CurlPurl)).Suppression?.Status);

    [Theory]
    [InlineData("affected", ", \"action_statement\": \"update to 8\"", "update to 8")]
    [InlineData("under_investigation", "", "")]
    public void What_is_affected_or_not_known_yet_counts_and_is_told(string status, string more, string action)
    {
        var match = Apply(VexSample.Says(status, CurlPurl, more));

        Assert.Null(match.Suppression);
        Assert.Equal((status, action), (Assert.Single(match.Assessments).Status, match.Assessments[0].Action));
    }

    [Fact]
    public void The_latest_of_contradicting_statements_counts_and_both_are_named()
    {
        var older = VexSample.Says("affected", CurlPurl, source: "old.json");
        var newer = VexSample.Says("not_affected", CurlPurl, at: "2026-02-01T00:00:00Z", source: "new.json");

        foreach (var documents in (VexDocument[][])[[older, newer], [newer, older]])
        {
            var match = Apply(documents);

            Assert.Equal("new.json#statements[0]", match.Suppression?.Source);
            Assert.Contains("old.json#statements[0], which says affected", match.Suppression?.Reason, StringComparison.Ordinal);
            Assert.Equal(2, match.Assessments.Length);
        }
    }

    [Fact]
    public void A_statement_dated_in_the_future_comes_behind_others_and_is_told()
    {
        var ahead = VexSample.Says("not_affected", CurlPurl, at: "2099-01-01T00:00:00Z", source: "ahead.json");
        var triage = new VexTriage([VexSample.Says("affected", CurlPurl, ", \"action_statement\": \"x\""), ahead]) { Now = new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero) };
        var match = Assert.Single(triage.Apply(VexSample.Facts(VexSample.Curl), [VexSample.Match(VexSample.Curl)]));

        Assert.Null(match.Suppression);
        Assert.Equal((TriageNoteKind.Ahead, "ahead.json"), (Assert.Single(triage.Ahead()).Kind, triage.Ahead()[0].Source));
    }

    [Fact]
    public void A_later_affected_lifts_an_earlier_not_affected() => Assert.Null(Apply(
        VexSample.Says("not_affected", CurlPurl), VexSample.Says("affected", CurlPurl, ", \"action_statement\": \"x\"", at: "2026-03-01T00:00:00+02:00")).Suppression);

    [Fact]
    public void Of_equal_times_the_document_that_is_given_last_counts() =>
        Assert.Null(Apply(VexSample.Says("not_affected", CurlPurl), VexSample.Says("under_investigation", CurlPurl)).Suppression);

    [Theory]
    [InlineData("pkg:oci/web@" + VexSample.ImageDigest, true)]
    [InlineData("pkg:oci/web", true)]
    [InlineData("pkg:oci/web?repository_url=registry.example/shop/web", true)]
    [InlineData("pkg:oci/web?repository_url=registry.example/shop", true)]
    [InlineData("pkg:oci/web?repository_url=registry.example/other", false)]
    [InlineData("pkg:oci/web?tag=1.4", true)]
    [InlineData("pkg:oci/web?tag=1.5", false)]
    [InlineData("pkg:oci/web?arch=arm64", false)]
    [InlineData("pkg:oci/web@sha256%3Abb", false)]
    [InlineData("pkg:oci/other", false)]
    [InlineData(VexSample.Image, true)]
    public void An_image_is_a_product_with_the_package_as_its_component(string image, bool isMeant)
    {
        var product = $$"""{ "@id": "{{image}}", "subcomponents": [{ "@id": "pkg:deb/debian/libcurl4" }] }""";

        Assert.Equal(isMeant, Apply(VexSample.Says("not_affected", product)).Suppression is not null);
    }

    [Fact]
    public void An_image_with_another_component_is_not_meant() => Assert.Null(Apply(VexSample.Says(
        "not_affected", """{ "@id": "pkg:oci/web", "subcomponents": [{ "@id": "pkg:deb/debian/openssl" }] }""")).Suppression);

    [Fact]
    public void An_image_without_components_is_meant_as_a_whole() => Assert.NotNull(Apply(VexSample.Says("not_affected", "pkg:oci/web")).Suppression);

    [Fact]
    public void An_image_may_be_named_by_its_hash() => Assert.NotNull(Apply(VexSample.Says(
        "not_affected", """{ "hashes": { "sha-256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" } }""")).Suppression);

    [Fact]
    public void A_statement_about_the_source_package_is_about_what_is_built_of_it() =>
        Assert.NotNull(Apply(VexSample.Says("not_affected", "pkg:deb/debian/curl?arch=source")).Suppression);

    [Fact]
    public void Another_name_of_the_vulnerability_counts_but_no_other_cve()
    {
        var facts = VexSample.Facts(VexSample.Curl);
        var match = VexSample.Match(VexSample.Curl, "CVE-2024-0001", "GHSA-aaaa", "CVE-2024-0002");

        Assert.NotNull(VexSample.Apply(match, facts, VexSample.Says("not_affected", CurlPurl, id: "ghsa-AAAA")).Suppression);
        Assert.Null(VexSample.Apply(match, facts, VexSample.Says("not_affected", CurlPurl, id: "CVE-2024-0002")).Suppression);
    }

    [Fact]
    public void A_match_that_the_feed_sets_apart_keeps_that_word()
    {
        var vendor = new Suppression(SuppressionKind.Vendor, "Debian", "Debian", "not_affected", "", null);
        var match = VexSample.Match(VexSample.Curl) with { Suppression = vendor };

        Assert.Equal(vendor, VexSample.Apply(match, VexSample.Facts(VexSample.Curl), VexSample.Says("fixed", CurlPurl)).Suppression);
    }

    [Fact]
    public void A_product_speaks_for_a_component_that_only_it_needs()
    {
        var library = VexSample.Of(Ecosystem.Npm, "lib", "1.0.0");
        var shop = VexSample.Of(Ecosystem.Npm, "shop", "1.0.0", "lib");
        var other = VexSample.Of(Ecosystem.Npm, "other", "1.0.0", "lib");
        var says = VexSample.Says("not_affected", """{ "@id": "pkg:npm/shop", "subcomponents": [{ "@id": "pkg:npm/lib" }] }""");

        Assert.NotNull(VexSample.Apply(VexSample.Match(library), VexSample.Facts(library, shop), says).Suppression);
        Assert.Null(VexSample.Apply(VexSample.Match(library), VexSample.Facts(library, shop, other), says).Suppression);
        Assert.Null(VexSample.Apply(VexSample.Match(library with { IsDirect = true }), VexSample.Facts(library with { IsDirect = true }, shop), says).Suppression);
    }

    [Fact]
    public void Packages_that_need_each_other_end_nothing()
    {
        var one = VexSample.Of(Ecosystem.Npm, "one", "1.0.0", "two");
        var two = VexSample.Of(Ecosystem.Npm, "two", "1.0.0", "one");

        Assert.Null(VexSample.Apply(VexSample.Match(one), VexSample.Facts(one, two), VexSample.Says("fixed", "pkg:npm/three")).Suppression);
    }

    [Fact]
    public void Too_many_products_end_the_comparison_and_are_told()
    {
        var products = string.Join(", ", Enumerable.Range(0, 100).Select(number => $"{{ \"@id\": \"pkg:npm/p{number}\" }}")) + $", {{ \"@id\": \"{CurlPurl}\" }}";
        var document = VexSample.Says("fixed", products);
        Assert.Empty(document.Unread);

        foreach (var (steps, isCompared) in ((long, bool)[])[(1_000, true), (50, false)])
        {
            var triage = new VexTriage([document], steps);
            var match = Assert.Single(triage.Apply(VexSample.Facts(VexSample.Curl), [VexSample.Match(VexSample.Curl)]));

            Assert.Equal(isCompared, match.Suppression is not null);
            Assert.Equal(isCompared, triage.Uncompared is null);
        }
    }

    [Fact]
    public void What_matched_nothing_is_told_document_by_document()
    {
        var used = VexSample.Says("fixed", CurlPurl, source: "used.json");
        var unused = VexSample.Says("fixed", "pkg:deb/debian/openssl", source: "unused.json");
        var triage = new VexTriage([used, unused]);
        triage.Apply(VexSample.Facts(VexSample.Curl), [VexSample.Match(VexSample.Curl)]);

        var note = Assert.Single(triage.Unused());

        Assert.Equal((TriageNoteKind.Unused, "unused.json"), (note.Kind, note.Source));
        Assert.Equal("1 of 1 statements match nothing that was found: CVE-2024-0001 on pkg:deb/debian/openssl", note.Text);
    }
}
