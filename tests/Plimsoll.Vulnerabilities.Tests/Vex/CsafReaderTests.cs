using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class CsafReaderTests
{
    static string Document(string vulnerability, string version = "2.0") => $$"""
        {
          "document": {
            "category": "csaf_vex", "csaf_version": "{{version}}", "publisher": { "category": "vendor", "name": "Vendor", "namespace": "https://vendor.example" },
            "tracking": { "current_release_date": "2026-05-01T00:00:00Z" }
          },
          "product_tree": {
            "branches": [{ "category": "vendor", "name": "Vendor", "branches": [
              { "category": "product_name", "name": "Linux 9", "product": { "product_id": "os", "name": "Linux 9", "product_identification_helper": { "cpe": "cpe:/o:redhat:enterprise_linux:9" } } },
              { "category": "product_version", "name": "curl", "product": { "product_id": "curl", "name": "curl", "product_identification_helper": { "purl": "pkg:rpm/redhat/curl@8.0-1?arch=x86_64" } } },
              { "category": "product_version", "name": "lib", "product": { "product_id": "lib", "name": "libcurl-0:8.0-1.x86_64" } }
            ] }],
            "full_product_names": [{ "product_id": "image", "name": "web", "product_identification_helper": { "purl": "pkg:oci/web" } }],
            "relationships": [
              { "category": "default_component_of", "product_reference": "curl", "relates_to_product_reference": "os", "full_product_name": { "product_id": "os:curl", "name": "curl of Linux 9" } },
              { "category": "default_component_of", "product_reference": "lib", "relates_to_product_reference": "os", "full_product_name": { "product_id": "os:lib", "name": "lib of Linux 9" } }
            ],
            "product_groups": [{ "group_id": "all", "product_ids": ["os:curl", "os:lib"] }]
          },
          "vulnerabilities": [{ "cve": "CVE-2024-0001", {{vulnerability}} }]
        }
        """;

    static readonly Package Curl = new(Ecosystem.Rpm, "curl", "8.0-1", "curl", "8.0-1", "x86_64", new FileLocation("rpmdb", null));
    static readonly Package Lib = Curl with { Name = "libcurl" };

    static string? StatusOf(string vulnerability, Package package, string distro = "9.4") => VexSample.Apply(
        VexSample.Match(package), VexSample.Facts(Curl, Lib) with { Distro = new Distro("rhel", distro, "", "") }, VexSample.Read(Document(vulnerability))).Suppression?.Status;

    [Fact]
    public void A_component_of_a_platform_is_found_by_its_package_url_or_its_rpm_name()
    {
        const string Status = "\"product_status\": { \"known_not_affected\": [\"os:curl\", \"os:lib\"] }";

        Assert.Equal("not_affected", StatusOf(Status, Curl));
        Assert.Equal("not_affected", StatusOf(Status, Lib));
        Assert.Null(StatusOf(Status, Curl, "8.9"));
    }

    [Fact]
    public void Every_list_has_its_status()
    {
        foreach (var (list, status) in ((string, string)[])[("fixed", "fixed"), ("first_fixed", "fixed"), ("known_affected", "affected"), ("under_investigation", "under_investigation")])
        {
            var document = VexSample.Read(Document($"\"product_status\": {{ \"{list}\": [\"os:curl\"] }}"));

            Assert.Equal(status, VexWords.Of(Assert.Single(document.Statements).Status));
        }
    }

    [Fact]
    public void Flags_say_why_and_threats_what_it_means()
    {
        var document = VexSample.Read(Document("""
            "product_status": { "known_not_affected": ["os:curl", "os:lib"] },
            "flags": [{ "label": "component_not_present", "group_ids": ["all"], "date": "2026-06-01T00:00:00Z" }],
            "threats": [{ "category": "impact", "details": "not built", "product_ids": ["os:lib"] }]
            """));

        Assert.Equal(
            [("component_not_present", "", 6), ("component_not_present", "not built", 6)],
            document.Statements.Select(statement => (statement.Justification, statement.Detail, statement.At!.Value.Month)));
        Assert.Equal("Vendor", document.Author);
    }

    [Fact]
    public void Remediations_say_what_to_do() => Assert.Equal(
        "update",
        Assert.Single(VexSample.Read(Document("""
            "product_status": { "known_affected": ["os:curl"] }, "remediations": [{ "category": "vendor_fix", "details": "update" }]
            """)).Statements).Action);

    [Fact]
    public void A_product_in_several_lists_counts_as_affected() =>
        Assert.Null(StatusOf("\"product_status\": { \"fixed\": [\"os:curl\"], \"known_affected\": [\"os:curl\"] }", Curl));

    [Fact]
    public void A_product_that_is_not_in_the_tree_is_told_and_the_rest_counts()
    {
        var document = VexSample.Read(Document("\"product_status\": { \"fixed\": [\"gone\", \"os:curl\"], \"healed\": [] }"));

        Assert.Equal(
            ["vulnerabilities[0].product_status.healed: is no product status that is known", "vulnerabilities[0].product_status.fixed[0]: \"gone\" is not in the product tree"],
            document.Unread.Select(unread => unread.Detail));
        Assert.Equal(1, document.Count);
    }

    [Fact]
    public void Another_version_is_refused() =>
        Assert.Equal("document.csaf_version: \"2.1\" is not read: expected 2.0", Assert.Single(VexSample.Read(Document("\"product_status\": {}", "2.1")).Unread).Detail);
}
