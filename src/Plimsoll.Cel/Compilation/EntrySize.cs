using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Compilation;

/// <summary>The sizes of what a list or map holds.</summary>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Key">The size of the keys; of a list, of its indexes.</param>
/// <param name="Value">The size of the values or items.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct EntrySize(bool IsList, CostRange Key, CostRange Value)
{
    /// <summary>The range that holds both; nothing where one of them is not known.</summary>
    public static EntrySize? Union(EntrySize? one, EntrySize? other) => (one, other) switch
    {
        ({ } left, { } right) => new EntrySize(left.IsList, left.Key.Or(right.Key), left.Value.Or(right.Value)),
        _ => null,
    };
}
