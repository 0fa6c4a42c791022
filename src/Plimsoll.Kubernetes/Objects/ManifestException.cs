using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>A document cannot be read from here on. Becomes <see cref="Unread"/> at the edge of the document.</summary>
sealed class ManifestException(UnreadReason reason, string message, long line, long column) : Exception(message)
{
    public UnreadReason Reason { get; } = reason;

    public long Line { get; } = line;

    public long Column { get; } = column;
}
