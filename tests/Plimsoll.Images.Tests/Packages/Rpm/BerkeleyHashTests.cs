using System.Buffers.Binary;
using CsCheck;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class BerkeleyHashTests
{
    static readonly byte[][] Headers =
    [
        RpmHeaderWriter.Of("bash", "5.2", "1").ToArray(),
        RpmHeaderWriter.Of("long", "1", "1").Text(RpmTag.License, new string('x', 10_000)).ToArray(),
        new RpmHeaderWriter().Text(RpmTag.Name, "tiny").Text(RpmTag.Version, "1").ToArray(),
    ];

    static readonly byte[] Database = RpmDatabaseWriter.Berkeley(false, Headers);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_on_the_page_and_on_overflow_pages_are_read_in_either_byte_order(bool isBigEndian)
    {
        var values = RpmDatabase.Headers(RpmDatabaseWriter.Berkeley(isBigEndian, Headers), null).Select(blob => blob.ToArray());
        Assert.Equal(Headers, values);
    }

    [Fact]
    public void A_value_with_a_lying_length_is_refused()
    {
        var broken = Database.ToArray();
        var at = broken.AsSpan().IndexOf(new byte[] { 3, 0, 0, 0, 2, 0, 0, 0 });
        BinaryPrimitives.WriteUInt32LittleEndian(broken.AsSpan(at + 8), 0x7FFFFFFF);
        Assert.Contains("together", Assert.Throws<InvalidDataException>(() => Names(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_ends_too_early_is_refused()
    {
        var broken = Database.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(broken.AsSpan((3 * 4096) + 16), 0);
        Assert.Throws<InvalidDataException>(() => Names(broken));
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
