using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Runs one reader over one file, as a scan does.</summary>
static class ReaderRun
{
    static readonly Digest Layer = Digest.Sha256(new byte[32]);

    public static bool Reads(this IPackageReader reader, string path, long bytes = 0, bool isExecutable = false) =>
        reader.Reads(new FileTraits(path, bytes, isExecutable));

    public static List<Package> Read(this IPackageReader reader, string path, string text) =>
        reader.Read(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a file; of what is beside it, <paramref name="beside"/> has the content by path.</summary>
    public static List<Package> Read(
        this IPackageReader reader, string path, byte[] content, IReadOnlyDictionary<string, string>? beside = null) =>
        [.. reader.OneByOne(path, content, beside)];

    /// <summary>The packages as they are read: an exception leaves those before it.</summary>
    public static IEnumerable<Package> OneByOne(
        this IPackageReader reader, string path, byte[] content, IReadOnlyDictionary<string, string>? beside = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (reader.Extractor is { } extractor)
            content = Extract(extractor, path, content);
        return reader.Read(File(path, content, beside), cancellation);
    }

    /// <summary>What a reader tells of a file besides its packages.</summary>
    public static IEnumerable<(UnreadReason Reason, string Detail)> Told(
        this IPackageReader reader, string path, string text, IReadOnlyDictionary<string, string>? beside = null)
    {
        var file = File(path, Encoding.UTF8.GetBytes(text), beside);
        Assert.All(reader.Read(file, TestContext.Current.CancellationToken), Assert.NotNull);
        return file.Told;
    }

    static PackageFile File(string path, byte[] content, IReadOnlyDictionary<string, string>? beside) => new(
        new FileLocation(path, Layer),
        content,
        other => beside is not null && beside.TryGetValue(other, out var text) ? Encoding.UTF8.GetBytes(text).AsMemory() : (ReadOnlyMemory<byte>?)null);

    static byte[] Extract(IFileExtractor extractor, string path, byte[] content) =>
        extractor.ExtractAsync(new MemoryStream(content), path, content.Length, TestContext.Current.CancellationToken)
            .AsTask().GetAwaiter().GetResult();
}
