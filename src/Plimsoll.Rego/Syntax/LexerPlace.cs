
using System.Runtime.InteropServices;

namespace Plimsoll.Rego.Syntax;

/// <summary>A place of a lexer.</summary>
/// <param name="Position">The position, in UTF-16 units.</param>
/// <param name="Row">The line, from 1.</param>
/// <param name="LineStart">The position where the line begins.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LexerPlace(int Position, int Row, int LineStart);
