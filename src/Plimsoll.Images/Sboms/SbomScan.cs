using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sboms;

/// <summary>The journey of a software bill of materials: recognised by its content, read, and taken for the image that it describes.</summary>
public static class SbomScan
{
    const int HeadBytes = 4096;

    /// <summary>Whether a file is a bill of materials rather than an image, by how it begins.</summary>
    /// <param name="file">A file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<bool> RecognisesAsync(string file, CancellationToken cancellation)
    {
        await using var stream = Open(file);
        var head = new byte[HeadBytes];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return SbomDocuments.MayBe(head.AsSpan(0, length));
    }

    /// <summary>Reads a bill of materials from a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImageSourceException">It is not there, broken, or none.</exception>
    public static async Task<ImageFacts> RunAsync(string file, string name, CancellationToken cancellation)
    {
        try
        {
            await using var stream = Open(file);
            return await RunAsync(stream, name, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImageSourceException($"\"{name}\" cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Reads a bill of materials from a stream.</summary>
    /// <param name="stream">The stream; the caller closes it.</param>
    /// <param name="name">What the user called it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImageSourceException">It is broken, too large, or none.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<ImageFacts> RunAsync(Stream stream, string name, CancellationToken cancellation)
    {
        try
        {
            return SbomFacts.Of(SbomDocuments.Read(await ReadAsync(stream, cancellation)), name, name);
        }
        catch (InvalidDataException problem)
        {
            throw new ImageSourceException($"\"{name}\" cannot be read as a bill of materials: {problem.Message}", problem);
        }
    }

    static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var length)
        {
            if (content.Length + length > SbomDocuments.MaxBytes)
                throw new InvalidDataException($"It is larger than {SbomDocuments.MaxBytes} bytes.");
            content.Write(buffer, 0, length);
        }
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, HeadBytes, useAsync: true);
}
