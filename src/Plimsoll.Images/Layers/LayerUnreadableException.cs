using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>The rest of a layer cannot be read. It never leaves <see cref="LayerPass"/>, which turns it into <see cref="Unread"/>.</summary>
sealed class LayerUnreadableException(UnreadReason reason, string message) : IOException(message)
{
    /// <summary>Why, for programs.</summary>
    public UnreadReason Reason { get; } = reason;
}
