using System.Globalization;
using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>
/// A file that a reader reads, of any length: a start, a part that comes again with another number in the place of <c>#</c>, and an end;
/// or what <see cref="Made"/> makes of a number of parts.
/// </summary>
sealed record ReaderSample(string Reader, string Path, string Start, string Part, string End, string Between = "")
{
    /// <summary>Of a reader with several formats: which one it is.</summary>
    public string Format { get; init; } = "";

    /// <summary>Makes a file of so many parts, where it is not made of texts.</summary>
    public Func<int, byte[]>? Made { get; init; }

    public string Name => Format.Length > 0 ? $"{Reader}, {Format}" : Reader;

    public byte[] OfParts(int count) => Made is not null ? Made(count) : OfBytes(int.MaxValue, count);

    public byte[] OfBytes(long bytes) => Made is not null ? MadeOfBytes(bytes) : OfBytes(bytes, int.MaxValue);

    byte[] OfBytes(long bytes, int parts)
    {
        var file = new MemoryStream();
        file.Write(Encoding.Latin1.GetBytes(Start));
        for (var i = 1; i <= parts; i++)
        {
            var part = (i > 1 ? Between : "") + Part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            if (file.Length + part.Length + End.Length > bytes)
                break;
            file.Write(Encoding.Latin1.GetBytes(part));
        }
        file.Write(Encoding.Latin1.GetBytes(End));
        return file.ToArray();
    }

    // The length of a part is measured, with some room for longer numbers.
    byte[] MadeOfBytes(long bytes)
    {
        const int Measured = 4000;
        var perPart = Math.Max(1, (Made!(Measured).Length - Made(0).Length) / (double)Measured);
        var parts = (int)((bytes - Made(0).Length) / perPart * 0.95);
        return Made(Math.Max(1, parts));
    }
}
