using System.Text;
using CsCheck;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class FeedFormatsTests
{
    static readonly string[] Samples =
    [
        """{"id":"CGA-1","schema_version":"1.7.0","aliases":["CVE-1-1"],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],"affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.0"},{"fixed":"2.0"}]}],"versions":["1.1"]}]}""",
        """{"document":{"csaf_version":"2.0","category":"csaf_vex","publisher":{"name":"Red Hat"},"tracking":{"id":"CVE-1-1"}},"product_tree":{"branches":[{"product":{"product_id":"8","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:8"}}},{"product":{"product_id":"a","product_identification_helper":{"purl":"pkg:rpm/redhat/a@1-2?arch=x86_64&epoch=1"}}}],"relationships":[{"full_product_name":{"product_id":"8:a"},"product_reference":"a","relates_to_product_reference":"8"},{"full_product_name":{"product_id":"8:b"},"product_reference":"8:a","relates_to_product_reference":"8:b"}]},"vulnerabilities":[{"cve":"CVE-1-1","product_status":{"fixed":["8:a","8:b"],"known_affected":["8:b"]},"remediations":[{"category":"no_fix_planned","details":"Will not fix","product_ids":["8:a"]}]}]}""",
        """{"distroversion":"v3.20","packages":[{"pkg":{"name":"a","secfixes":{"1.2-r0":["CVE-1-1 GHSA-1"],"0":["CVE-1-2"]}}}],"urlprefix":"x"}""",
        """<oval_definitions><definitions><definition id="d" class="patch"><metadata><title>t</title><affected><platform>Oracle Linux 8</platform></affected><reference source="CVE" ref_id="CVE-1-1"/></metadata><criteria operator="AND"><criterion comment="Module a:1 is enabled" test_ref="t0"/><criteria operator="OR"><criterion comment="c" test_ref="t"/></criteria></criteria></definition></definitions><tests><rpminfo_test id="t"><object object_ref="o"/><state state_ref="s"/></rpminfo_test></tests><objects><rpminfo_object id="o"><name>a</name></rpminfo_object></objects><states><rpminfo_state id="s"><evr operation="less than">0:1-2.el8</evr></rpminfo_state></states></oval_definitions>""",
        """<updates><update type="security"><id>ALAS-1</id><issued date="2024-01-02 03:04"/><severity>low</severity><references><reference id="CVE-1-1" type="cve" href="https://example.org"/></references><pkglist><collection><module name="a" stream="1"/><package name="a" version="1" release="2.amzn2" arch="x86_64" epoch="0"/></collection></pkglist></update></updates>""",
        """{"version":"https://jsonfeed.org/version/1.1","home_page_url":"https://kubernetes.io","items":[{"id":"CVE-1-1","content_text":"#### Affected Versions\n- kubelet <= v1.2.3","date_published":"2024-01-02T03:04:05Z"}]}""",
        "identifier: \"CVE-1-1\"\nidentifiers:\n- \"CVE-1-1\"\npackage_slug: \"npm/a\"\ntitle: \"t\"\npubdate: \"2024-01-02\"\naffected_range: \">=1.0 <1.2||=2.0\"\nurls: [\"https://example.org\"]\n",
        """{"curl":{"CVE-1-1":{"description":"d","debianbug":1,"releases":{"bookworm":{"status":"open","urgency":"low","nodsa":"Minor","nodsa_reason":"ignored"},"trixie":{"status":"resolved","fixed_version":"1-2"}}}}}""",
    ];

    [Fact]
    public void Each_form_knows_its_own_documents_and_no_other()
    {
        var formats = FeedFormats.All();
        Assert.Equal(formats.Length, Samples.Length);
        foreach (var sample in Samples)
        {
            var head = new FeedHead("x", Encoding.UTF8.GetBytes(sample));
            Assert.Single(formats, format => format.FeedOf(head) is not null);
        }
    }

    [Fact]
    public void Each_sample_has_a_record_with_a_package() => Assert.All(Read(), sample =>
    {
        Assert.All(sample.Unread, unread => Assert.Contains("that their document does not describe", unread.Detail, StringComparison.Ordinal));
        Assert.NotEmpty(sample.Records);
        Assert.All(sample.Records, record => Assert.NotEmpty(record.Affected));
    });

    [Fact]
    public void A_damaged_document_is_read_or_told() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1], Gen.Int[0, 2_000], Gen.Byte, Gen.Int[0, 2_000]).Sample((number, at, change, length) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Samples[number]);
            bytes[at % bytes.Length] = change;
            var cut = length < bytes.Length ? bytes[..length] : bytes;
            foreach (var format in FeedFormats.All())
            {
                // Throws where a form throws anything but what it may.
                FeedSample.Read(format, cut);
                format.Identify(new MemoryStream(cut));
            }
        });

    static List<FeedSample> Read()
    {
        var formats = FeedFormats.All();
        return [.. Samples.Select(sample => FeedSample.Read(formats.Single(format => format.FeedOf(new FeedHead("x", Encoding.UTF8.GetBytes(sample))) is not null), sample))];
    }
}
