using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Csaf;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Csaf;

public sealed class CsafFormatTests
{
    const string Tree = """
        "product_tree":{"branches":[{"category":"vendor","branches":[
          {"category":"product_name","product":{"name":"AppStream 8","product_id":"AppStream-8.9.0","product_identification_helper":{"cpe":"cpe:/a:redhat:enterprise_linux:8::appstream"}}},
          {"category":"product_name","product":{"name":"RHEL 8","product_id":"red_hat_enterprise_linux_8","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:8"}}},
          {"category":"product_name","product":{"name":"RHEL 7","product_id":"red_hat_enterprise_linux_7","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:7"}}},
          {"category":"architecture","branches":[
            {"category":"product_version","product":{"product_id":"npm-1:9-1.module.x86_64","product_identification_helper":{"purl":"pkg:rpm/redhat/npm@9-1.module?arch=x86_64&epoch=1"}}},
            {"category":"product_version","product":{"product_id":"npm-1:9-1.module.aarch64","product_identification_helper":{"purl":"pkg:rpm/redhat/npm@9-1.module?arch=aarch64&epoch=1"}}},
            {"category":"product_version","product":{"product_id":"npm-1:9-1.module.src","product_identification_helper":{"purl":"pkg:rpm/redhat/npm@9-1.module?arch=src&epoch=1"}}},
            {"category":"product_version","product":{"product_id":"nodejs:18:abc","product_identification_helper":{"purl":"pkg:rpmmod/redhat/nodejs@18:abc"}}},
            {"category":"product_version","product":{"product_id":"curl","product_identification_helper":{"purl":"pkg:rpm/redhat/curl?arch=src"}}}]}]}],
        "relationships":[
          {"category":"default_component_of","full_product_name":{"product_id":"AppStream-8.9.0:nodejs:18:abc"},"product_reference":"nodejs:18:abc","relates_to_product_reference":"AppStream-8.9.0"},
          {"category":"default_component_of","full_product_name":{"product_id":"M:x86"},"product_reference":"npm-1:9-1.module.x86_64","relates_to_product_reference":"AppStream-8.9.0:nodejs:18:abc"},
          {"category":"default_component_of","full_product_name":{"product_id":"M:arm"},"product_reference":"npm-1:9-1.module.aarch64","relates_to_product_reference":"AppStream-8.9.0:nodejs:18:abc"},
          {"category":"default_component_of","full_product_name":{"product_id":"M:src"},"product_reference":"npm-1:9-1.module.src","relates_to_product_reference":"AppStream-8.9.0:nodejs:18:abc"},
          {"category":"default_component_of","full_product_name":{"product_id":"8:curl"},"product_reference":"curl","relates_to_product_reference":"red_hat_enterprise_linux_8"},
          {"category":"default_component_of","full_product_name":{"product_id":"7:curl"},"product_reference":"curl","relates_to_product_reference":"red_hat_enterprise_linux_7"},
          {"category":"default_component_of","full_product_name":{"product_id":"8:nodejs:16/nodejs"},"product_reference":"nodejs:16/nodejs","relates_to_product_reference":"red_hat_enterprise_linux_8"}]}
        """;

    [Fact]
    public void Packages_of_modules_are_fixed_for_their_repository_and_architectures()
    {
        var sample = Read("csaf_vex", """
            {"cve":"CVE-2024-1","title":"npm: a thing","product_status":{"fixed":["M:x86","M:arm","M:src"]},
             "remediations":[{"category":"vendor_fix","details":"d","product_ids":["M:x86","M:arm"],"url":"https://access.redhat.com/errata/RHSA-2024:77"}],
             "scores":[{"cvss_v3":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}],
             "threats":[{"category":"impact","details":"Moderate","product_ids":["M:x86","M:arm"]}],
             "notes":[{"category":"description","text":"Long text."}],"references":[{"url":"https://example.org/1"}]}
            """);
        Assert.Equal("Red Hat VEX", sample.Feed);
        Assert.Empty(sample.Unread);
        var entry = sample.Entry("npm");
        Assert.Equal(("Red Hat:8", "nodejs:18", FixState.Fixed, "+0 -1:9-1.module", Severity.Medium, "RHSA-2024:77"),
            (entry.Feed, entry.Module, entry.State, FeedSample.Ranges(entry), entry.Severity, entry.Note));
        Assert.Equal(["aarch64", "x86_64"], entry.Architectures);
        Assert.Equal(["cpe:/a:redhat:enterprise_linux:8::appstream"], entry.Repositories);
        var advisory = sample.Record.Advisory;
        Assert.Equal(("DOC-1", "npm: a thing", "Long text.", "Red Hat", Severity.Medium), (advisory.Id, advisory.Summary, advisory.Description, advisory.Source, advisory.Severity));
        Assert.Equal(["https://example.org/doc", "https://example.org/1"], advisory.References);
        var rating = Assert.Single(advisory.Ratings);
        Assert.Equal(("Red Hat", Severity.Medium, 9.8), (rating.Source, rating.Severity, rating.Cvss?.Score));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 0, 0, 0, TimeSpan.Zero), sample.Record.Newest);
    }

    [Theory]
    [InlineData("no_fix_planned", "Will not fix", FixState.WillNotFix)]
    [InlineData("no_fix_planned", "Out of support scope", FixState.EndOfLife)]
    [InlineData("none_available", "Affected", FixState.Affected)]
    [InlineData("none_available", "Fix deferred", FixState.Deferred)]
    [InlineData("workaround", "Do not use it", FixState.Affected)]
    public void A_remediation_says_what_becomes_of_an_affected_package(string category, string details, FixState state)
    {
        var sample = Read("csaf_vex", $$"""
            {"cve":"CVE-2024-1","product_status":{"known_affected":["8:curl"]},
             "remediations":[{"category":"{{category}}","details":"{{details}}","product_ids":["8:curl"]}]}
            """);
        var entry = sample.Entry("curl");
        Assert.Equal((state, "+0", category == "workaround" ? "" : details), (entry.State, FeedSample.Ranges(entry), entry.Note));
        Assert.Equal(["src"], entry.Architectures);
        Assert.Empty(entry.Repositories);
    }

    [Fact]
    public void Packages_that_are_not_affected_or_examined_are_named()
    {
        var sample = Read("csaf_vex", """
            {"cve":"CVE-2024-1","product_status":{"known_not_affected":["7:curl"],"under_investigation":["8:curl"],"known_affected":["8:nodejs:16/nodejs","nowhere"]},
             "flags":[{"label":"vulnerable_code_not_present","product_ids":["7:curl"]}]}
            """);
        Assert.Equal((FixState.NotAffected, "vulnerable_code_not_present"), (sample.Entry("curl", "Red Hat:7").State, sample.Entry("curl", "Red Hat:7").Note));
        Assert.Equal(FixState.UnderInvestigation, sample.Entry("curl", "Red Hat:8").State);
        Assert.Equal("nodejs:16", sample.Entry("nodejs").Module);
    }

    [Fact]
    public void Products_of_which_nothing_can_be_said_are_counted()
    {
        var sample = FeedSample.Read(new CsafFormat(), """
            {"document":{"csaf_version":"2.0","category":"csaf_vex","publisher":{"name":"Red Hat"},"tracking":{"id":"CVE-2024-1"}},
             "product_tree":{"full_product_names":[
               {"product_id":"rhel","name":"RHEL","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:8"}},
               {"product_id":"none","name":"None","product_identification_helper":{"cpe":"no name"}},
               {"product_id":"other","name":"Other","product_identification_helper":{"cpe":"cpe:/a:redhat:other:1"}},
               {"product_id":"image","name":"Image","product_identification_helper":{"purl":"pkg:oci/image"}},
               {"product_id":"curl","name":"curl","product_identification_helper":{"purl":"pkg:rpm/redhat/curl?arch=src"}}],
              "relationships":[
               {"full_product_name":{"product_id":"good"},"product_reference":"curl","relates_to_product_reference":"rhel"},
               {"full_product_name":{"product_id":"A"},"product_reference":"curl","relates_to_product_reference":"none"},
               {"full_product_name":{"product_id":"B"},"product_reference":"curl","relates_to_product_reference":"other"},
               {"full_product_name":{"product_id":"C"},"product_reference":"curl","relates_to_product_reference":"gone"},
               {"full_product_name":{"product_id":"D"},"product_reference":"image","relates_to_product_reference":"rhel"}]},
             "vulnerabilities":[{"cve":"CVE-2024-1","product_status":{"known_affected":["good","A","B","C","D","missing","rhel"],"perhaps":["good"]}}]}
            """);
        Assert.Equal(FixState.Affected, sample.Entry("curl").State);
        Assert.Equal(
            ["2 entries left out: of packages of products that are no known release of a distribution.",
             "1 entries left out: of packages of products that their document does not describe.",
             "1 entries left out: of products that are no package of a release.",
             "1 entries left out: of products that are no rpm packages.",
             "1 entries left out: of products that their document does not describe.",
             "1 entries left out: of the product status \"perhaps\", which is not known."],
            sample.Unread.Select(unread => unread.Detail));
    }

    [Fact]
    public void Vulnerabilities_of_one_advisory_are_together_where_the_same_is_said_of_them()
    {
        var sample = Read("csaf_security_advisory", """
            {"cve":"CVE-2024-2","product_status":{"fixed":["M:x86"],"known_not_affected":["8:curl"]}},
            {"cve":"CVE-2024-1","product_status":{"fixed":["M:x86"]}},
            {"cve":"CVE-2024-3","product_status":{"fixed":["M:arm"]}}
            """);
        Assert.Equal("Red Hat CSAF", sample.Feed);
        Assert.Equal(["CVE-2024-1 CVE-2024-2", "CVE-2024-3"], sample.Records.Select(record => string.Join(' ', record.Advisory.Cves)));
        Assert.All(sample.Records, record => Assert.Equal(("DOC-1", Severity.High), (record.Advisory.Id, record.Advisory.Severity)));
    }

    [Fact]
    public void Suse_names_products_in_words()
    {
        var sample = FeedSample.Read(new CsafFormat(), """
            {"document":{"csaf_version":"2.0","category":"csaf_security_advisory","publisher":{"name":"SUSE Product Security Team"},"tracking":{"id":"SUSE-SU-2024:1-1"}},
             "product_tree":{"branches":[{"product":{"name":"SUSE Linux Enterprise Server 15 SP5","product_id":"SUSE Linux Enterprise Server 15 SP5"}},
               {"product":{"name":"openSUSE Leap 15.5","product_id":"openSUSE Leap 15.5"}}],
              "relationships":[
               {"full_product_name":{"product_id":"A"},"product_reference":"libopenssl1_1-1.1.1l-150500.17.12.1.x86_64","relates_to_product_reference":"SUSE Linux Enterprise Server 15 SP5"},
               {"full_product_name":{"product_id":"B"},"product_reference":"libopenssl1_1-1.1.1l-150500.17.12.1.x86_64","relates_to_product_reference":"openSUSE Leap 15.5"}]},
             "vulnerabilities":[{"cve":"CVE-2023-5678","product_status":{"recommended":["A","B"]}}]}
            """);
        Assert.Equal("SUSE CSAF", sample.Feed);
        Assert.Equal(["SUSE:Linux Enterprise Server 15 SP5", "openSUSE:Leap 15.5"], sample.Record.Affected.Select(entry => entry.Feed));
        Assert.All(sample.Record.Affected, entry => Assert.Equal("+0 -1.1.1l-150500.17.12.1", FeedSample.Ranges(entry)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"document":{"csaf_version":"2.0","tracking":{}}}""")]
    [InlineData("""{"document":{"csaf_version":"3.1","tracking":{"id":"A"}}}""")]
    [InlineData("""{"document":{"csaf_version":"2.0","tracking":{"id":"A"},"tracking":{"id":"B"}}}""")]
    public void What_is_no_such_document_is_told(string json)
    {
        var sample = FeedSample.Read(new CsafFormat(), json);
        Assert.Equal(UnreadReason.Malformed, Assert.Single(sample.Unread).Reason);
        Assert.Empty(sample.Records);
    }

    static FeedSample Read(string category, string vulnerabilities) => FeedSample.Read(new CsafFormat(), $$$"""
        {"document":{"csaf_version":"2.0","category":"{{{category}}}","title":"the document","aggregate_severity":{"text":"Important"},
           "publisher":{"name":"Red Hat Product Security"},"references":[{"url":"https://example.org/doc"}],
           "tracking":{"id":"DOC-1","initial_release_date":"2024-05-05T00:00:00+00:00","current_release_date":"2024-05-06T00:00:00+00:00"}},
         {{{Tree}}},"vulnerabilities":[{{{vulnerabilities}}}]}
        """);
}
