using System.Runtime.InteropServices;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A piece of the newer file: what is taken from the older one, then what is inserted.</summary>
/// <param name="From">Where it begins in the older file.</param>
/// <param name="To">Where it begins in the newer file.</param>
/// <param name="Taken">Bytes taken from the older file, with differences.</param>
/// <param name="Inserted">Bytes after them that the delta itself holds.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct DeltaStep(int From, int To, int Taken, int Inserted);
