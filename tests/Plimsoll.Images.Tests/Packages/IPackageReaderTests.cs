using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

/// <summary>
/// Every reader at its limits: what it may allocate, by <see cref="GC.GetAllocatedBytesForCurrentThread"/>, which counts all that was ever
/// allocated, so that what is held at a time is less.
/// </summary>
public sealed class IPackageReaderTests
{
    /// <summary>Bytes that a reader may allocate whatever its file is.</summary>
    const long FixedBytes = 8L * 1024 * 1024;

    /// <summary>Bytes that a reader may allocate for each byte of its file.</summary>
    const int BytesPerByte = 100;

    const int LargeBytes = 1024 * 1024;

    public static TheoryData<string> Readers => [.. ReaderSamples.All.Select(sample => sample.Name)];

    [Fact]
    public void Every_reader_has_a_sample() =>
        Assert.Equal(
            PackageReaders.All.Select(reader => reader.Name).Order(StringComparer.Ordinal),
            ReaderSamples.All.Select(sample => sample.Reader).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_sample_is_read(string name) => Assert.NotEmpty(
        Reader(name).Read(Sample(name).Path, Sample(name).OfParts(2), new Dictionary<string, string> { ["src/go.mod"] = "module a\n\ngo 1.16\n" }));

    [Theory]
    [MemberData(nameof(Readers))]
    public void Damaged_files_are_read_or_refused(string name) =>
        Reader(name).IsReadOrRefused(Sample(name).Path, Sample(name).OfParts(3), iterations: 200);

    [Theory]
    [MemberData(nameof(Readers))]
    public void Memory_grows_with_the_file_and_no_faster(string name)
    {
        var file = Sample(name).OfBytes(Math.Min(LargeBytes, Reader(name).MaxBytes));

        var (allocated, _, _) = Measure(Reader(name), Sample(name).Path, file);

        Assert.InRange(allocated, 0, FixedBytes + ((long)BytesPerByte * file.Length));
    }

    [Fact]
    public void The_table_of_the_largest_files()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PLIMSOLL_MEASURE_READERS") is not { Length: > 0 }, "PLIMSOLL_MEASURE_READERS names no file for the table.");
        var table = new StringBuilder("| reader | file, MB | packages | allocated in all, MB | seconds |\n|---|---|---|---|---|\n");
        foreach (var sample in ReaderSamples.All)
            Row(table, sample, sample.OfBytes(Math.Min(LayerLimits.MaxKeptFileBytes, Reader(sample.Name).MaxBytes)));
        File.WriteAllText(Environment.GetEnvironmentVariable("PLIMSOLL_MEASURE_READERS")!, table.ToString());
    }

    static void Row(StringBuilder table, ReaderSample sample, byte[] file)
    {
        var (allocated, packages, time) = Measure(Reader(sample.Name), sample.Path, file);
        table.Append(CultureInfo.InvariantCulture, $"| {sample.Name} | {file.Length / 1e6:0.0} | {packages} | {allocated / 1e6:0} | {time.TotalSeconds:0.0} |\n");
    }

    static (long Allocated, int Packages, TimeSpan Time) Measure(IPackageReader reader, string path, byte[] file)
    {
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var packages = 0;
        try
        {
            foreach (var _ in reader.OneByOne(path, file))
                packages++;
        }
        catch (InvalidDataException)
        {
            // A limit was met: what was read before it counts.
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before, packages, Stopwatch.GetElapsedTime(started));
    }

    static IPackageReader Reader(string name) => PackageReaders.All.Single(reader => reader.Name == Sample(name).Reader);

    static ReaderSample Sample(string name) => ReaderSamples.All.Single(sample => sample.Name == name);
}
