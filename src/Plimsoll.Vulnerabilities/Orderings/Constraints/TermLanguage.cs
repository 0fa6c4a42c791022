using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>
/// The language that most ecosystems share: comparisons, between them a comma or a blank for "and", <c>||</c> for "or".
/// </summary>
/// <param name="read">The terms of one comparison and version; empty where they are none.</param>
/// <param name="emptyAlternative">What an alternative without a comparison stands for; null where there must be one.</param>
/// <param name="spansHaveTerms">Whether the end of a span (<see cref="ConstraintTokens.SpanEnd"/>) is more than <c>&lt;=</c>.</param>
sealed class TermLanguage(
    Func<string, string, ConstraintOptions, ImmutableArray<Term>> read, string? emptyAlternative = null, bool spansHaveTerms = false)
    : IConstraintLanguage
{
    /// <summary>A language whose terms are plain comparisons by an ordering.</summary>
    public static TermLanguage Of(IVersionOrdering ordering) => new((comparison, version, _) =>
        OrderedTerm.TryCreate(comparison, version, ordering) is { } term ? [term] : []);

    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        foreach (var alternative in text.Split("||"))
        {
            var terms = ImmutableArray.CreateBuilder<Term>();
            var isEmpty = string.IsNullOrWhiteSpace(alternative);
            foreach (var (comparison, version) in ConstraintTokens.Read(isEmpty ? emptyAlternative : alternative))
            {
                var plain = comparison == ConstraintTokens.SpanEnd && !spansHaveTerms ? "<=" : comparison;
                if (read(plain, version, options) is not { IsEmpty: false } some)
                    return null;
                terms.AddRange(some);
            }

            if (terms.Count == 0)
                return null;
            alternatives.Add(terms.ToImmutable());
        }

        return alternatives.ToImmutable();
    }
}
