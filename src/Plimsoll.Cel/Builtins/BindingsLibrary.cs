using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Builtins;

/// <summary><c>cel.bind</c>: a name for a value within an expression.</summary>
/// <remarks>cel-go, ext/bindings.go.</remarks>
static class BindingsLibrary
{
    public static CelLibrary Library { get; } = new("bindings") { Macros = BindingMacros.All };
}
