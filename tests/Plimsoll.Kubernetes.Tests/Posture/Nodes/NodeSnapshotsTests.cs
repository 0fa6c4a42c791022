using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture.Nodes;

public sealed class NodeSnapshotsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-nodes-").FullName;

    [Fact]
    public async Task A_folder_for_each_node_is_read()
    {
        Write("b/etc/kubernetes/admin.conf", "secret");
        Write("a/permissions.txt", "600 root:root /etc/kubernetes/admin.conf\n\n");
        Write("a/processes.txt", "kubelet --a\n\netcd\n");
        Write("notes/readme.md", "no node");

        var nodes = await ReadAsync();

        Assert.Equal(["a", "b"], nodes.Select(node => node.Name));
        Assert.Equal(["kubelet --a", "etcd"], nodes[0].Processes!.Value);
        Assert.Equal("600", nodes[0].Modes["/etc/kubernetes/admin.conf"].Permissions);
        Assert.Null(nodes[1].Processes);
        Assert.Equal("secret", nodes[1].Files["/etc/kubernetes/admin.conf"]);
    }

    [Fact]
    public async Task A_folder_that_is_a_node_is_one_node_and_its_static_Pods_are_objects()
    {
        Write("etc/kubernetes/manifests/etcd.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: etcd }\nspec: { containers: [{ name: etcd, image: etcd }] }\n");
        Write("etc/kubernetes/manifests/broken.yaml", "apiVersion: [\n");

        var node = Assert.Single(await ReadAsync());

        Assert.Equal("etcd", Assert.Single(node.Objects).Reference.Name);
        Assert.Empty(node.Unread);
    }

    [Fact]
    public async Task A_line_of_another_form_is_told_with_its_number()
    {
        Write("permissions.txt", "600 root:root /a\n-rw------- root /b\n");

        var unread = Assert.Single(Assert.Single(await ReadAsync()).Unread);

        Assert.Equal((UnreadReason.Malformed, 2), (unread.Reason, unread.Location?.Line));
    }

    [Fact]
    public async Task A_link_does_not_lead_out_of_the_copy()
    {
        Write("outside.txt", "outside");
        Write("n/etc/a", "a");
        File.CreateSymbolicLink(Path.Combine(_folder, "n", "etc", "link"), Path.Combine(_folder, "outside.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "n", "etc", "loop"), Path.Combine(_folder, "n"));

        Assert.Equal(["/etc/a"], Assert.Single(await ReadAsync()).Files.Keys);
    }

    [Fact]
    public async Task Data_is_no_text()
    {
        Write("etc/text", "a");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "etc", "data"), [1, 0, 2], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "etc", "latin"), [0xFF], TestContext.Current.CancellationToken);

        Assert.Equal(["/etc/text"], Assert.Single(await ReadAsync()).Files.Keys);
    }

    [Fact]
    public async Task A_folder_without_nodes_has_none() => Assert.Empty(await ReadAsync());

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    Task<System.Collections.Immutable.ImmutableArray<NodeSnapshot>> ReadAsync() => NodeSnapshots.ReadAsync(_folder, TestContext.Current.CancellationToken);

    void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
