using System.Text;
using System.Text.Unicode;

namespace Plimsoll.Kubernetes.Posture.Nodes;

/// <summary>Reads the text of a file of a node.</summary>
static class NodeText
{
    /// <summary>Bytes of one file that is kept: 4 MiB. Larger ones are data, not configuration.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The text; <c>null</c> where the file is larger or is no text.</summary>
    public static async Task<string?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Length + read > MaxBytes)
                return null;
            content.Write(buffer, 0, read);
        }

        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        return Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0) ? Encoding.UTF8.GetString(bytes.Span) : null;
    }
}
