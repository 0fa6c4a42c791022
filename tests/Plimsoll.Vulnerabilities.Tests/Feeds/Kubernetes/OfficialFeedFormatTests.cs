using Plimsoll.Vulnerabilities.Feeds.Kubernetes;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Kubernetes;

public sealed class OfficialFeedFormatTests
{
    const string Item = """
        {"_kubernetes_io":{"issue_number":1},"id":"CVE-2024-1","external_url":"https://example.org/CVE-2024-1","url":"https://example.org/issues/1","summary":"A thing in kubelet",
         "date_published":"2024-05-06T07:08:09Z","content_text":"Rated (CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H).\n\n#### Affected Versions\n\n- kubelet v1.28.0 - v1.28.3\n- kubelet: <= v1.27.14\n- kube-apiserver v1.26.0\n\n#### Fixed Versions\n\n- kubelet v1.28.4\n"}
        """;

    [Fact]
    public void The_versions_are_those_of_the_text()
    {
        var sample = Read(Item);
        Assert.Equal("Kubernetes official", sample.Feed);
        Assert.Empty(sample.Unread);
        Assert.Equal("+1.28.0 =1.28.3\n+0 =1.27.14", FeedSample.Ranges(sample.Entry("k8s.io/kubelet")));
        Assert.Equal("+1.26.0 =1.26.0", FeedSample.Ranges(sample.Entry("k8s.io/kube-apiserver")));
        var advisory = sample.Record.Advisory;
        Assert.Equal(("CVE-2024-1", "A thing in kubelet", "Kubernetes"), (advisory.Id, advisory.Summary, advisory.Source));
        Assert.StartsWith("CVSS:3.1/", advisory.Vector, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_versions_is_counted()
    {
        var sample = Read("""{"id":"CVE-2024-2","content_text":"Nothing is known."}""");
        Assert.Empty(sample.Record.Affected);
        Assert.StartsWith("1 entries left out", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_item_is_told_with_its_place_and_the_rest_is_read()
    {
        var sample = Read($"{{}},7,{Item},{Item}");
        Assert.Single(sample.Records);
        Assert.Equal(["doc: items[0]", "doc: items[1]", "sample"], sample.Unread.Select(unread => unread.Subject));
    }

    static FeedSample Read(string items) => FeedSample.Read(
        new OfficialFeedFormat(), $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Kubernetes","home_page_url":"https://kubernetes.io","items":[{{items}}]}""");
}
