using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>How an ecosystem writes sets of versions. Stateless and safe for concurrent use.</summary>
interface IConstraintLanguage
{
    /// <summary>Reads a constraint that is not empty.</summary>
    /// <param name="text">The constraint.</param>
    /// <param name="options">How it treats pre-releases and missing numbers.</param>
    /// <returns>Alternatives, each of terms that must all hold; null where the text is no constraint of the language.</returns>
    ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options);
}
