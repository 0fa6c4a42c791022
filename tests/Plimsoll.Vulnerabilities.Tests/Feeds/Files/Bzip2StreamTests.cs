using System.Text;
using CsCheck;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Files;

public sealed class Bzip2StreamTests
{
    // Two streams behind one another, of levels 1 and 9, with runs of equal bytes of every kind.
    const string Two = 
        "QlpoMTFBWSZTWdmMV6AAAGVZgAAQQAB/4CNnzAAgAEhtKjEPQgADeqpGAAA0ukFJWdMm5Z6RW0INUF4TE22HqDlB2hzDyFIVikO/akew/QxhSFUh8LuSKcKE"
        + "hsxivQBCWmg5MUFZJlNZXXpD1gAGetmIghBAAH/gM2fMAAAQAAhAAfDcoAo0NAAAAQommP/VUmaATQYhqoH/qZVGgAANlUpo/yqf+qoAAbUpnETEzMUi269h"
        + "6xyoAAAAAAFgPIeALRWAuKgC9AAAAAAAAAAAAAAAGETF3dc6uru6kkkkm8AAMq6abbbbAAzN9IRYRYRYRQihFCKEUIoS8W2225mZmZm1VVVVVW8W222gABkS"
        + "SSSSSSSSmqSa5JJmYAGRKqqqqreLbeltu7u5mZtVVVVVVvFtt7bbu7u5mbVVVVVVbxbbb3W7u7u5m1VVVVVW8W223Lu7u7ubVVVVVVeJey2225mZmZmVVVVV"
        + "VXmevtD+hAInsc/cIBP2EAn3CAT+hAJzCAToSATmEAlJAJ3wgE6yQnVJISecIBOYQCMhAJ0P8XckU4UJBdekPWA=";

    static byte[] Sample => Convert.FromBase64String(Two);

    static string Content => string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i} of the sample\n")) + new string('a', 700) + "bbbb" + "bbbbb";

    [Fact]
    public void Two_streams_are_one_text() => Assert.Equal(Content, Read(Sample));

    [Fact]
    public void An_empty_stream_is_an_empty_text() => Assert.Equal("", Read(Convert.FromBase64String("QlpoORdyRThQkAAAAAA=")));

    [Fact]
    public void Every_cut_is_told()
    {
        // Between the two streams nothing is missing.
        var cuts = Enumerable.Range(1, Sample.Length - 1).Where(length => !Throws(Sample[..length])).ToList();
        Assert.Single(cuts);
    }

    [Fact]
    public void A_changed_byte_is_told() =>
        Gen.Select(Gen.Int[4, Sample.Length - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            var bytes = Sample;
            bytes[at] ^= change;
            // The last byte ends with bits that mean nothing, and so may the last of the first stream.
            Assert.True(Throws(bytes) || Read(bytes) == Content);
        });

    [Fact]
    public void What_is_not_bzip2_is_told() => Assert.True(Throws("BZh0 no"u8.ToArray()) && Throws("other"u8.ToArray()));

    static bool Throws(byte[] bytes)
    {
        try
        {
            Read(bytes);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    static string Read(byte[] bytes)
    {
        using var stream = new Bzip2Stream(new MemoryStream(bytes));
        using var text = new StreamReader(stream, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
