using System.Buffers.Binary;
using CsCheck;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class NdbFileTests
{
    static readonly byte[] Database = RpmDatabaseWriter.Ndb(
        RpmHeaderWriter.Of("bash", "5.2", "1").ToArray(), RpmHeaderWriter.Of("zlib", "1.3", "2").Text(RpmTag.License, new string('x', 900)).ToArray());

    [Fact]
    public void The_blobs_of_all_slots_in_use_are_read() => Assert.Equal(["bash", "zlib"], Names(Database));

    [Fact]
    public void A_blob_with_a_lying_length_is_refused()
    {
        var broken = Database.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(broken.AsSpan(4096 + 12), 0x7FFFFFFF);
        Assert.Throws<InvalidDataException>(() => Names(broken));
    }

    [Fact]
    public void Slots_that_all_name_the_same_blob_are_refused()
    {
        var broken = Database.ToArray();
        for (var at = 32; at < 4096; at += 16)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(broken.AsSpan(at + 4), 2);
            broken.AsSpan(32 + 16 + 8, 8).CopyTo(broken.AsSpan(at + 8));
        }
        Assert.Contains("together", Assert.Throws<InvalidDataException>(() => Names(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_files_are_refused_and_end() =>
        Gen.Select(Gen.Int[0, Database.Length - 1], Gen.Byte, Gen.Int[0, Database.Length]).Sample((at, value, length) =>
        {
            var broken = Database.ToArray();
            broken[at] = value;
            Refusal.OrNone(() => _ = Names(broken[..length]));
        });

    static List<string> Names(byte[] file) => [.. RpmDatabase.Headers(file, null).Select(blob => RpmHeader.Parse(blob).Text(RpmTag.Name))];
}
