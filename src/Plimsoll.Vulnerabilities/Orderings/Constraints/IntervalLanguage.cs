using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Intervals, or comparisons where the text does not start with a bracket.</summary>
/// <param name="ordering">The ordering of the bounds.</param>
/// <param name="comparisons">The language of everything that is no interval.</param>
sealed class IntervalLanguage(IVersionOrdering ordering, IConstraintLanguage comparisons) : IConstraintLanguage
{
    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options) =>
        Intervals.Start(text) ? Intervals.Read(text, ordering) : comparisons.Read(text, options);
}
