using System.Text;
using System.Text.Unicode;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Reads a YAML or JSON file that holds no Kubernetes object.</summary>
public static class NodeFile
{
    /// <summary>Bytes of one file: 4 MiB; the largest benchmark has 100 KB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The last document that is not empty; <c>null</c> and no problem where there is none.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="name">The file, for places.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<(ObjectNode? Root, Unread? Problem)> ReadAsync(Stream stream, string name, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Length + read > MaxBytes)
                return (null, new Unread(name, UnreadReason.LimitExceeded, $"larger than {MaxBytes / (1024 * 1024)} MiB", new SourceLocation(name, 0, 0)));
            content.Write(buffer, 0, read);
        }

        return Read(content.GetBuffer().AsMemory(0, (int)content.Length), name, cancellation);
    }

    /// <summary>The same for text.</summary>
    /// <param name="text">The content.</param>
    /// <param name="name">The file, for places.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static (ObjectNode? Root, Unread? Problem) Read(string text, string name, CancellationToken cancellation) =>
        text.Length > MaxBytes
            ? (null, new Unread(name, UnreadReason.LimitExceeded, $"larger than {MaxBytes / (1024 * 1024)} MiB", new SourceLocation(name, 0, 0)))
            : Read(Encoding.UTF8.GetBytes(text), name, cancellation);

    static (ObjectNode? Root, Unread? Problem) Read(ReadOnlyMemory<byte> bytes, string name, CancellationToken cancellation)
    {
        if (!Utf8.IsValid(bytes.Span))
            return (null, new Unread(name, UnreadReason.Malformed, "not UTF-8 text", new SourceLocation(name, 0, 0)));
        var budget = new NodeBudget();
        ObjectNode? root = null;
        foreach (var document in YamlDocument.In(bytes))
        {
            if (document.IsEmpty(bytes))
                continue;
            try
            {
                var text = Encoding.UTF8.GetString(bytes.Span.Slice(document.Start, document.Length));
                root = Document(text, name, document.LinesBefore, budget, cancellation) ?? root;
            }
            catch (ManifestException bad)
            {
                return (null, new Unread(name, bad.Reason, bad.Message, new SourceLocation(name, (int)bad.Line, (int)bad.Column)));
            }
        }

        return (root, null);
    }

    /// <summary>Go's YAML takes a quoted text whose next line is indented too little; indentation inside it says nothing.</summary>
    static ObjectNode? Document(string text, string name, int linesBefore, NodeBudget budget, CancellationToken cancellation)
    {
        try
        {
            return YamlReading.Read(text, name, linesBefore, budget, cancellation);
        }
        catch (ManifestException bad) when (bad.Message.Contains("wrong indentation", StringComparison.Ordinal))
        {
            return YamlReading.Read(QuotedLines.Indented(text), name, linesBefore, budget, cancellation);
        }
    }
}
