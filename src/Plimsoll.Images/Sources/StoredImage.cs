using System.Collections.Immutable;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>One of the images of an archive or layout, before it is opened.</summary>
/// <param name="Names">The names people know it by, as written.</param>
/// <param name="Digests">The digests it can be asked for by: of its manifest, of the indexes that lead to it, of its configuration.</param>
/// <param name="Offered">The platform it is offered for; <c>null</c> where nothing says.</param>
/// <param name="OpenAsync">Opens it.</param>
sealed record StoredImage(
    ImmutableArray<string> Names,
    ImmutableArray<Digest> Digests,
    Platform? Offered,
    Func<CancellationToken, Task<IImageSource>> OpenAsync);
