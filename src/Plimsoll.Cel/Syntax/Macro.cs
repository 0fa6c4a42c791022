using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>A call that is rewritten before types are checked.</summary>
/// <param name="Function">The name.</param>
/// <param name="IsMember">Whether it is called on something.</param>
/// <param name="Arguments">How many arguments it takes; -1 for any number.</param>
/// <param name="Expand">Rewrites it.</param>
public sealed record Macro(string Function, bool IsMember, int Arguments, MacroExpansion Expand);

/// <summary>Rewrites a call before types are checked.</summary>
/// <param name="context">Makes the new parts.</param>
/// <param name="target">What the method is called on; <c>null</c> for a function.</param>
/// <param name="arguments">The arguments as written.</param>
/// <returns>The new expression; <c>null</c> where the call stays a call, also after an error was reported.</returns>
public delegate Expr? MacroExpansion(MacroContext context, Expr? target, ImmutableArray<Expr> arguments);
