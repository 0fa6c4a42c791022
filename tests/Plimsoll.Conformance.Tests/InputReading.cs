using Plimsoll.Images.Packages;
using Plimsoll.Model.Packages;

namespace Plimsoll.Conformance;

/// <summary>Reads one file of other scanners' tests with one reader, as a scan does.</summary>
static class InputReading
{
    /// <summary>The packages of a file, and why it could not be read to its end; empty where it could.</summary>
    public static async Task<(List<Package> Packages, string Fault)> ReadAsync(IPackageReader reader, string path)
    {
        var packages = new List<Package>();
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            await using var stream = File.OpenRead(path);
            var content = reader.Extractor is { } extractor
                ? await extractor.ExtractAsync(stream, path, stream.Length, cancellation)
                : await File.ReadAllBytesAsync(path, cancellation);
            var file = new PackageFile(new FileLocation(path.TrimStart('/'), null), content, Beside);
            foreach (var package in reader.Read(file, cancellation))
                packages.Add(package);
            return (packages, packages.Count == 0 && file.Told is [var (_, detail), ..] ? detail : "");
        }
        catch (InvalidDataException fault)
        {
            return (packages, fault.Message);
        }
    }

    static ReadOnlyMemory<byte>? Beside(string path) => File.Exists("/" + path) ? File.ReadAllBytes("/" + path).AsMemory() : (ReadOnlyMemory<byte>?)null;
}
