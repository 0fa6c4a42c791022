using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes;

/// <summary>Reads manifests out of test code.</summary>
static class ManifestText
{
    public static Task<Manifest> ReadAsync(string text, string file = "app.yaml") =>
        ReadAsync(Encoding.UTF8.GetBytes(text), file);

    public static async Task<Manifest> ReadAsync(byte[] bytes, string file = "app.yaml")
    {
        using var stream = new MemoryStream(bytes);
        return await ManifestReader.ReadAsync(stream, file, TestContext.Current.CancellationToken);
    }

    /// <summary>The data of one ConfigMap, whose keys stand from line 4 on.</summary>
    public static async Task<MappingNode> DataAsync(string data)
    {
        var manifest = await ReadAsync("apiVersion: v1\nkind: ConfigMap\ndata:\n" + data);
        Assert.Empty(manifest.Unread);
        return Assert.IsType<MappingNode>(Assert.Single(manifest.Objects).Root["data"]);
    }
}
