using System.Collections.Immutable;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Layers;

/// <summary>What one pass over one layer learned.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Facts">Its digests, as they are rather than as they were stated, and its sizes.</param>
/// <param name="Entries">Its entries in the order of the tar; none where the layer is not what its digest says.</param>
/// <param name="Refused">Entries somebody asked for whose content is beyond a limit; <paramref name="Unread"/> says so too.</param>
/// <param name="Unread">What could not be read.</param>
public sealed record LayerContent(
    LayerDescriptor Layer,
    ImageLayer Facts,
    IReadOnlyList<LayerEntry> Entries,
    IReadOnlySet<int> Refused,
    ImmutableArray<Unread> Unread)
{
    /// <summary>Whether something is missing only because the rest of the image left no room for it: alone the layer would hold more.</summary>
    public bool IsCut { get; init; }
}
