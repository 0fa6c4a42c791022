using System.Text;
using CsCheck;

namespace Plimsoll.Images.Packages;

/// <summary>Inputs that were good once: cut off, with bytes changed, or nothing but noise.</summary>
static class MutatedInput
{
    const long MaxAllocatedBytes = 200L * 1024 * 1024;

    /// <summary>Asserts that a reader refuses such inputs with <see cref="InvalidDataException"/> and by nothing else, within its memory.</summary>
    public static void IsReadOrRefused(this IPackageReader reader, string path, string sample) =>
        reader.IsReadOrRefused(path, Encoding.UTF8.GetBytes(sample));

    /// <summary>The same for a file that is no text.</summary>
    public static void IsReadOrRefused(this IPackageReader reader, string path, byte[] sample, int iterations = 300)
    {
        var mutated = Gen.Select(Gen.Int[0, sample.Length], Gen.Select(Gen.Int[0, Math.Max(0, sample.Length - 1)], Gen.Byte).Array[0, 8])
            .Select((length, changes) => Mutate(sample, length, changes));
        Gen.OneOf(mutated, mutated, Gen.Byte.Array[0, 2000]).Sample(input => Read(reader, path, input), iter: iterations, threads: 1);
    }

    static byte[] Mutate(byte[] sample, int length, (int At, byte Value)[] changes)
    {
        var input = sample[..(changes.Length % 2 == 0 ? length : sample.Length)];
        foreach (var (at, value) in changes)
        {
            if (at < input.Length)
                input[at] = value;
        }
        return input;
    }

    static void Read(IPackageReader reader, string path, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            reader.Read(path, input);
        }
        catch (InvalidDataException)
        {
            // That is how a reader refuses.
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocatedBytes);
    }
}
