using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A published database: what it is, and the blobs that it can be had by.</summary>
/// <param name="Built">When the database was compiled.</param>
/// <param name="Feeds">Its feeds, by name.</param>
/// <param name="Parts">Its files.</param>
/// <param name="Deltas">Ways from earlier files to these.</param>
public sealed record Release(
    DateTimeOffset Built, ImmutableArray<FeedStatus> Feeds, ImmutableArray<ReleasePart> Parts, ImmutableArray<ReleaseDelta> Deltas)
{
    /// <summary>The version of what is published; another one is not read.</summary>
    public const int FormatVersion = 1;

    /// <summary>The name of the part that matching needs.</summary>
    public const string Database = "db";

    /// <summary>The name of the part with titles, descriptions and references.</summary>
    public const string Texts = "texts";

    /// <summary>The largest part, bytes: 4 GiB.</summary>
    public const long MaxPartBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Deltas of one release.</summary>
    public const int MaxDeltas = 128;

    /// <summary>Feeds of one release.</summary>
    public const int MaxFeeds = 1000;

    /// <summary>A part; <c>null</c> where there is none of this name.</summary>
    public ReleasePart? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);

    /// <summary>The deltas that lead from a file to a part, in the order of their use; empty where there is no such way, or the whole is smaller.</summary>
    /// <param name="part">Where the way leads.</param>
    /// <param name="from">Where it begins.</param>
    public ImmutableArray<ReleaseDelta> Way(ReleasePart part, Digest from)
    {
        var way = ImmutableArray.CreateBuilder<ReleaseDelta>();
        var size = 0L;
        for (var at = part.Digest; at != from;)
        {
            // Each file is made by one delta, from the file before it; a ring of them ends at the number of all.
            if (Deltas.FirstOrDefault(delta => delta.Part == part.Name && delta.To == at) is not { } last || way.Count == Deltas.Length)
                return [];
            way.Insert(0, last);
            size += last.Blob.Size;
            at = last.From;
        }
        return size < part.Blob.Size ? way.ToImmutable() : [];
    }
}
