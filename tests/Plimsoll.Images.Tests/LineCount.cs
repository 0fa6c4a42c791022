using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images;

/// <summary>Boils a file down to the number of its lines, read in small pieces; what begins with <c>!</c> is refused.</summary>
sealed class LineCount : IFileExtractor
{
    public string Name => "line count";

    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        var buffer = new byte[7];
        var (lines, first) = (0, true);
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var length)
        {
            if (first && buffer[0] == '!')
                throw new InvalidDataException("it begins with !");
            first = false;
            lines += buffer.AsSpan(0, length).Count((byte)'\n');
        }
        return Encoding.UTF8.GetBytes($"{lines}");
    }
}
