using System.Security.Cryptography;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class ReleaseTests
{
    static readonly ReleasePart Newest = new(Release.Database, At(3), 1000, new ReleaseBlob(At(103), 100));

    [Fact]
    public void The_way_leads_over_every_database_between() =>
        Assert.Equal([At(2), At(3)], Of(Delta(1, 2, 30), Delta(2, 3, 30)).Way(Newest, At(1)).Select(delta => delta.To));

    [Fact]
    public void A_way_that_is_longer_than_the_whole_is_none() => Assert.Empty(Of(Delta(1, 2, 60), Delta(2, 3, 60)).Way(Newest, At(1)));

    [Fact]
    public void There_is_no_way_from_what_nobody_knows() => Assert.Empty(Of(Delta(1, 2, 1), Delta(2, 3, 1)).Way(Newest, At(9)));

    [Fact]
    public void A_ring_of_deltas_ends() => Assert.Empty(Of(Delta(2, 3, 0), Delta(3, 2, 0)).Way(Newest, At(9)));

    [Fact]
    public void Deltas_of_another_part_do_not_count() =>
        Assert.Empty(Of(Delta(2, 3, 1) with { Part = Release.Texts }).Way(Newest, At(2)));

    static Release Of(params ReleaseDelta[] deltas) => new(default, [], [Newest], [.. deltas]);

    static ReleaseDelta Delta(int from, int to, long size) => new(Release.Database, At(from), At(to), 1000, new ReleaseBlob(At(200 + to), size));

    static Digest At(int number) => Digest.Sha256(SHA256.HashData([(byte)number]));
}
