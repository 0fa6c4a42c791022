using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>Writes the header of an installed package, as rpm keeps it in its databases.</summary>
sealed class RpmHeaderWriter
{
    readonly List<(int Tag, int Type, int Offset, int Count)> _entries = [];
    readonly List<byte> _data = [];

    /// <summary>A package with the values that every package has.</summary>
    public static RpmHeaderWriter Of(string name, string version, string release) => new RpmHeaderWriter()
        .Text(RpmTag.Name, name).Text(RpmTag.Version, version).Text(RpmTag.Release, release).Text(RpmTag.Architecture, "x86_64")
        .Text(RpmTag.SourceRpm, $"{name}-{version}-{release}.src.rpm");

    public RpmHeaderWriter Text(int tag, string value) => Add(tag, 6, 1, Bytes(value));

    public RpmHeaderWriter Texts(int tag, params string[] values) => Add(tag, 8, values.Length, [.. values.SelectMany(Bytes)]);

    public RpmHeaderWriter Numbers(int tag, params int[] values)
    {
        while (_data.Count % 4 != 0)
            _data.Add(0);
        return Add(tag, 4, values.Length, [.. values.SelectMany(BigEndian)]);
    }

    public byte[] ToArray() =>
    [
        .. BigEndian(_entries.Count), .. BigEndian(_data.Count),
        .. _entries.SelectMany(entry => (int[])[entry.Tag, entry.Type, entry.Offset, entry.Count]).SelectMany(BigEndian),
        .. _data,
    ];

    RpmHeaderWriter Add(int tag, int type, int count, byte[] value)
    {
        _entries.Add((tag, type, _data.Count, count));
        _data.AddRange(value);
        return this;
    }

    static byte[] Bytes(string value) => [.. Encoding.UTF8.GetBytes(value), 0];

    static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
