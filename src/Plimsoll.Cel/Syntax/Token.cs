using System.Runtime.InteropServices;

namespace Plimsoll.Cel.Syntax;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What sort of word.</param>
/// <param name="Start">Where it starts, in UTF-16 units from 0.</param>
/// <param name="End">Where it has ended.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Token(TokenKind Kind, int Start, int End);
