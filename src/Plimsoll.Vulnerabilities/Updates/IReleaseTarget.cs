using System.Collections.Immutable;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Where a database can be published: a registry, a folder. What is read from it meanwhile is the old release or the new one.</summary>
public interface IReleaseTarget : IReleaseSource
{
    /// <summary>Puts content there, unless it is there already.</summary>
    /// <param name="blob">The content.</param>
    /// <param name="open">Opens it; called again for another attempt.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="IOException">The target does not take it.</exception>
    Task PutBlobAsync(ReleaseBlob blob, Func<Stream> open, CancellationToken cancellation);

    /// <summary>Puts the signatures of a manifest there, before the manifest itself.</summary>
    /// <exception cref="IOException">The target does not take it.</exception>
    Task PutSignaturesAsync(Digest manifest, byte[] signatures, CancellationToken cancellation);

    /// <summary>Publishes a manifest; all that it names is there.</summary>
    /// <exception cref="IOException">The target does not take it.</exception>
    Task PutManifestAsync(byte[] manifest, CancellationToken cancellation);

    /// <summary>Removes content that nothing names any more, where the target does not do that by itself.</summary>
    /// <param name="kept">What stays.</param>
    void RemoveAllBut(ImmutableHashSet<Digest> kept);
}
