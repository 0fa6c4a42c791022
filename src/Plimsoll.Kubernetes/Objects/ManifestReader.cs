using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Reads manifests: YAML and JSON, several documents, List kinds.</summary>
public static class ManifestReader
{
    /// <summary>Reads a file. What cannot be read is in the result, with its place; the other documents are read.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="fileName">For places; <c>.json</c> says that it must be JSON.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<Manifest> ReadAsync(Stream stream, string fileName, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + read > ManifestLimits.MaxFileBytes)
            {
                return new Manifest([], [
                    new Unread(
                        fileName,
                        UnreadReason.LimitExceeded,
                        $"larger than {ManifestLimits.MaxFileBytes / (1024 * 1024)} MiB",
                        new SourceLocation(fileName, 0, 0)),
                ]);
            }

            file.Write(buffer, 0, read);
        }

        return Read(file.GetBuffer().AsMemory(0, (int)file.Length), fileName, cancellation);
    }

    static Manifest Read(ReadOnlyMemory<byte> file, string fileName, CancellationToken cancellation)
    {
        if (file.Span.StartsWith("\uFEFF"u8))
            file = file[3..];
        var isNamedJson = fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (!isNamedJson && !LooksLikeJson(file.Span))
            return new ManifestFile(fileName, file, cancellation).ReadYaml();

        var manifest = new ManifestFile(fileName, file, cancellation).ReadJson();
        if (manifest.Unread.IsEmpty)
            return manifest;
        if (!isNamedJson)
            return new ManifestFile(fileName, file, cancellation).ReadYaml();
        return MentionsKubernetes(file.Span)
            ? manifest
            : manifest with { Unread = [], Others = [new SourceLocation(fileName, 0, 0)] };
    }

    /// <summary>As kubectl guesses: a brace first. Two braces are a Helm template.</summary>
    static bool LooksLikeJson(ReadOnlySpan<byte> file)
    {
        var text = file.TrimStart(" \t\r\n"u8);
        return text is [(byte)'[', ..] or [(byte)'{', not (byte)'{', ..] or [(byte)'{'];
    }

    static bool MentionsKubernetes(ReadOnlySpan<byte> file) =>
        file.IndexOf("\"apiVersion\""u8) >= 0 || file.IndexOf("\"kind\""u8) >= 0;
}
