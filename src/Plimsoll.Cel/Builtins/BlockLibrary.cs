using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Builtins;

/// <summary><c>cel.block</c>, the form in which optimizers name common parts of an expression.</summary>
public static class BlockLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("block") { Macros = BlockMacros.All };
}
