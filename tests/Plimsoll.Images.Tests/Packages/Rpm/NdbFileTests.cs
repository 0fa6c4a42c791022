using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using CsCheck;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class NdbFileTests
{
    static readonly byte[] Database = RpmDatabaseWriter.Ndb(
        RpmHeaderWriter.Of("bash", "5.2", "1").ToArray(), RpmHeaderWriter.Of("zlib", "1.3", "2").Text(RpmTag.License, new string('x', 900)).ToArray());

    [Fact]
    public void The_blobs_of_all_slots_in_use_are_read() => Assert.Equal(["bash", "zlib"], Names(Database));

    /// <summary>
    /// Written by rpm 4.18's own rpmpkg.c: 300 packages put in, every third removed, some replaced by longer ones, some put in again; two pages
    /// of slots, so that the first packages had to move.
    /// </summary>
    [Fact]
    public async Task A_database_that_rpm_itself_wrote_and_changed_is_read_to_the_last_package()
    {
        using var file = new MemoryStream();
        await using (var packed = new GZipStream(File.OpenRead(Path.Combine("Packages", "Rpm", "testdata", "many-slots.ndb.gz")), CompressionMode.Decompress))
            await packed.CopyToAsync(file, TestContext.Current.CancellationToken);

        var expected = Enumerable.Range(1, 300).Where(number => number % 3 != 0 || number % 10 == 2)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"package{number} {(number % 10 == 2 ? 2 : 1)}.{number}"))
            .Append("late 0.1").Append("again 9.9");

        var found = RpmDatabase.Headers(file.ToArray(), null).Select(blob => RpmHeader.Parse(blob))
            .Select(header => $"{header.Text(RpmTag.Name)} {header.Text(RpmTag.Version)}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(4096 + 4)]
    [InlineData(32 + 12)]
    public void A_damaged_package_is_told_and_hides_no_other(int at)
    {
        var broken = Database.ToArray();
        broken[at]++;
        var found = new List<string>();

        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var blob in RpmDatabase.Headers(broken, null))
                found.Add(RpmHeader.Parse(blob).Text(RpmTag.Name));
        });

        Assert.Equal(["zlib"], found);
    }

    [Fact]
    public void A_package_without_its_end_or_a_slot_without_a_number_is_told()
    {
        var broken = Database.ToArray();
        broken[^1]++;
        Assert.Contains("does not end", Assert.Throws<InvalidDataException>(() => Names(broken)).Message, StringComparison.Ordinal);

        broken = [.. Database];
        broken.AsSpan(32 + 4, 4).Clear();
        Assert.Contains("names package 0", Assert.Throws<InvalidDataException>(() => Names(broken)).Message, StringComparison.Ordinal);
    }

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
