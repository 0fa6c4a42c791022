using Plimsoll.Cel.Declarations;

namespace Plimsoll.Cel.Builtins;

/// <summary>The functions and macros of the language itself.</summary>
static class StandardLibrary
{
    public static CelLibrary Library { get; } = new("standard");
}
