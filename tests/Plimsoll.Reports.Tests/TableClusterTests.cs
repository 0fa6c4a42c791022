namespace Plimsoll.Reports;

public sealed class TableClusterTests
{
    [Fact]
    public void A_platform_stands_with_its_certainty_evidence_and_defaults()
    {
        var text = Rendering.Of(new TableReport(), Sample.Cluster);

        Assert.Contains("  platform: kubeadm (likely: kube-system ConfigMap kubeadm-config)", text, StringComparison.Ordinal);
        Assert.Contains("    static Pods run the control plane", text, StringComparison.Ordinal);
        Assert.Contains("  versions: kubelet v1.36.1", text, StringComparison.Ordinal);
        Assert.Contains("  a note", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_a_cluster_where_none_was_looked_at() =>
        Assert.DoesNotContain("platform:", Rendering.Of(new TableReport(), Sample.Check), StringComparison.Ordinal);

    [Fact]
    public void The_last_lines_say_what_vulnerability_data_was_used()
    {
        Assert.Contains("vulnerability data: none used: versions were not compared with known vulnerabilities (--advisories)", Rendering.Of(new TableReport(), Sample.Cluster), StringComparison.Ordinal);
        Assert.Contains("vulnerability data: feed.zip, 7 advisories", Rendering.Of(new TableReport(), Sample.Cluster with { Advisories = "feed.zip, 7 advisories" }), StringComparison.Ordinal);
    }
}
