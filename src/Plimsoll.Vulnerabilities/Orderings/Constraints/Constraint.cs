using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>
/// A set of versions, written in the language of its ecosystem: <c>&gt;= 1.2, &lt; 2 || &gt; 3</c>, <c>^1.2.x</c>, <c>~=2.0</c>.
/// </summary>
/// <remarks>
/// In every language a comma or a blank means "and", <c>||</c> means "or", and the empty text means every version.
/// deb and apk: the six comparisons, and Debian's <c>&lt;&lt;</c> and <c>&gt;&gt;</c>. npm: the ranges of node-semver 7.
/// PyPI: the specifiers of PEP 440.
/// </remarks>
public sealed class Constraint
{
    /// <summary>The longest constraint that is read, in characters.</summary>
    public const int MaxLength = 16 * 1024;

    readonly IVersionOrdering _ordering;
    readonly bool _prereleases;
    readonly ImmutableArray<ImmutableArray<Term>> _alternatives;

    Constraint(
        string text, IVersionOrdering ordering, bool prereleases, ImmutableArray<ImmutableArray<Term>> alternatives) =>
        (Text, _ordering, _prereleases, _alternatives) = (text, ordering, prereleases, alternatives);

    /// <summary>The constraint as written.</summary>
    public string Text { get; }

    /// <summary>Reads a constraint without further options.</summary>
    /// <inheritdoc cref="TryParse(string, Ecosystem, ConstraintOptions, out Constraint?)"/>
    public static bool TryParse(string text, Ecosystem ecosystem, [NotNullWhen(true)] out Constraint? constraint) =>
        TryParse(text, ecosystem, ConstraintOptions.None, out constraint);

    /// <summary>Reads a constraint.</summary>
    /// <param name="text">The constraint.</param>
    /// <param name="ecosystem">Whose language it is in.</param>
    /// <param name="options">How it treats pre-releases and missing numbers.</param>
    /// <param name="constraint">What was read.</param>
    /// <returns>Whether the text is a constraint of that language.</returns>
    public static bool TryParse(
        string text, Ecosystem ecosystem, ConstraintOptions options, [NotNullWhen(true)] out Constraint? constraint)
    {
        constraint = null;
        if (text.Length > MaxLength)
            return false;

        var ordering = VersionOrderings.For(ecosystem);
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            foreach (var alternative in text.Split("||"))
            {
                if (!TryReadTerms(alternative, ordering, options, out var terms))
                    return false;
                alternatives.Add(terms);
            }
        }

        constraint = new Constraint(
            text, ordering, options.HasFlag(ConstraintOptions.Prereleases), alternatives.ToImmutable());
        return true;
    }

    /// <summary>Whether <paramref name="version"/> is in the set; a text that is no version of the ecosystem never is.</summary>
    public bool IsSatisfiedBy(string version)
    {
        if (!_ordering.IsValid(version))
            return false;
        if (_alternatives.IsEmpty)
            return true;

        foreach (var terms in _alternatives)
        {
            var prereleases = _prereleases || terms.Any(term => term.InvitesPrereleases);
            if (terms.All(term => term.Admits(version, prereleases)))
                return true;
        }

        return false;
    }

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;

    static bool TryReadTerms(
        string text, IVersionOrdering ordering, ConstraintOptions options, out ImmutableArray<Term> terms)
    {
        terms = [];
        var read = ImmutableArray.CreateBuilder<Term>();
        foreach (var (comparison, version) in ConstraintTokens.Read(text))
        {
            Term? term = ordering switch
            {
                SemVerOrdering => SemVerTerm.TryCreate(comparison, version, options.HasFlag(ConstraintOptions.ZeroPadding)),
                Pep440Ordering => Pep440Term.TryCreate(comparison, version),
                _ => OrderedTerm.TryCreate(comparison, version, ordering),
            };
            if (term is null)
                return false;
            read.Add(term);
        }

        terms = read.ToImmutable();
        return !terms.IsEmpty;
    }
}
