using System.Runtime.InteropServices;

namespace Plimsoll.Rego;

/// <summary>How often a line was evaluated.</summary>
/// <param name="Reached">How often at all.</param>
/// <param name="Held">How often it held.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RegoLineCount(long Reached, long Held);
