
namespace Plimsoll.Rego.Syntax;

/// <summary>A rule, with what else is tried where it does not apply.</summary>
/// <param name="Head">The head.</param>
/// <param name="Body">The body; empty where the rule always applies.</param>
sealed record RuleSyntax(RuleHead Head, Body Body)
{
    public bool IsDefault { get; init; }

    /// <summary>The value of an <c>else</c> stands in its own head.</summary>
    public RuleSyntax? Else { get; init; }

    /// <summary>The position among the statements of the module, by which annotations name it; 0 is the package.</summary>
    public int Statement { get; init; }
}
