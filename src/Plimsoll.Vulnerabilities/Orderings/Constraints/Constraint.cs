using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>
/// A set of versions, written in the language of its ecosystem: <c>&gt;= 1.2, &lt; 2 || &gt; 3</c>, <c>^1.2.x</c>, <c>~=2.0</c>, <c>[1,2)</c>.
/// </summary>
/// <remarks>
/// In most languages a comma or a blank means "and", <c>||</c> means "or"; in all of them the empty text means every version.
/// The page docs/orderings.md lists the languages.
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
        string text, Ecosystem ecosystem, ConstraintOptions options, [NotNullWhen(true)] out Constraint? constraint) =>
        TryParse(text, VersionOrderings.For(ecosystem), options, out constraint);

    /// <summary>Reads a constraint in the language that goes with an ordering.</summary>
    /// <param name="text">The constraint.</param>
    /// <param name="ordering">The ordering of the versions.</param>
    /// <param name="options">How it treats pre-releases and missing numbers.</param>
    /// <param name="constraint">What was read.</param>
    /// <returns>Whether the text is a constraint of that language.</returns>
    public static bool TryParse(
        string text, IVersionOrdering ordering, ConstraintOptions options, [NotNullWhen(true)] out Constraint? constraint)
    {
        constraint = null;
        if (text.Length > MaxLength)
            return false;
        ImmutableArray<ImmutableArray<Term>>? alternatives =
            string.IsNullOrWhiteSpace(text) ? [] : ConstraintLanguages.Of(ordering).Read(text, options);
        if (alternatives is not { } read)
            return false;
        constraint = new Constraint(text, ordering, options.HasFlag(ConstraintOptions.Prereleases), read);
        return true;
    }

    /// <summary>Whether <paramref name="version"/> is in the set; a text that is no version of the ecosystem never is.</summary>
    public bool IsSatisfiedBy(string version) => Evaluate(version) == Satisfaction.Holds;

    /// <summary>Whether <paramref name="version"/> is in the set, or whether that cannot be known.</summary>
    public Satisfaction Evaluate(string version)
    {
        if (!_ordering.IsValid(version))
            return _alternatives.Any(terms => terms.All(term => term.Names(version)) && !terms.IsEmpty) ? Satisfaction.Holds : Satisfaction.NotAVersion;
        return _alternatives.IsEmpty || _alternatives.Any(terms => Admit(terms, version)) ? Satisfaction.Holds : Satisfaction.DoesNotHold;
    }

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;

    bool Admit(ImmutableArray<Term> terms, string version)
    {
        var prereleases = _prereleases || terms.Any(term => term.InvitesPrerelease(version));
        return terms.All(term => term.Admits(version, prereleases));
    }
}
