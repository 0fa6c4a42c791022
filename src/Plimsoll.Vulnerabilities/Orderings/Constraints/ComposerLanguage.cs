using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Constraints of Composer, where one bar means "or" as two do.</summary>
sealed class ComposerLanguage : IConstraintLanguage
{
    static readonly TermLanguage Terms =
        new((comparison, version, _) => ComposerTerms.Create(comparison, version), spansHaveTerms: true);

    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options) =>
        Terms.Read(text.Replace("||", "|", StringComparison.Ordinal).Replace("|", "||", StringComparison.Ordinal), options);
}
