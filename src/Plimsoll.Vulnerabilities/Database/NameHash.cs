using System.Numerics;
using System.Runtime.InteropServices;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The hash by which packages are found.</summary>
/// <remarks>Eight bytes at a time: multiply, rotate, multiply. It need not resist an attacker: whoever writes the file writes its index.</remarks>
static class NameHash
{
    const ulong First = 0x9E3779B97F4A7C15;
    const ulong Second = 0xC2B2AE3D27D4EB4F;

    internal static uint Of(uint scope, ReadOnlySpan<char> name)
    {
        var hash = ((scope + 1) * First) ^ ((ulong)name.Length * Second);
        var words = MemoryMarshal.Cast<char, ulong>(name);
        foreach (var word in words)
            hash = BitOperations.RotateLeft(hash ^ (word * First), 31) * Second;
        foreach (var letter in name[(words.Length * 4)..])
            hash = BitOperations.RotateLeft(hash ^ (letter * First), 31) * Second;
        hash ^= hash >> 29;
        hash *= First;
        return (uint)(hash >> 32);
    }
}
