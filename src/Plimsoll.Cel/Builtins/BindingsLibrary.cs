using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Builtins;

/// <summary><c>cel.bind</c>: a name for a value within an expression. Not in Kubernetes.</summary>
/// <remarks>cel-go, ext/bindings.go.</remarks>
public static class BindingsLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("bindings") { Macros = BindingMacros.All };
}
