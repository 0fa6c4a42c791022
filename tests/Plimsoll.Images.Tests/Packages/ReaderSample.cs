using System.Globalization;
using System.Text;

namespace Plimsoll.Images.Packages;

/// <summary>A file that a reader reads, of any length: a start, a part that comes again with another number in the place of <c>#</c>, and an end.</summary>
sealed record ReaderSample(string Reader, string Path, string Start, string Part, string End, string Between = "")
{
    public byte[] OfParts(int count) => OfBytes(int.MaxValue, count);

    public byte[] OfBytes(long bytes) => OfBytes(bytes, int.MaxValue);

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
}
