using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Which language the constraints of an ordering's ecosystem are written in.</summary>
static class ConstraintLanguages
{
    static readonly TermLanguage Npm = new(NpmTerms.Npm, emptyAlternative: "*");
    static readonly TermLanguage Cargo = new(NpmTerms.Cargo);
    static readonly HexLanguage Hex = new();
    static readonly PubLanguage Pub = new();
    static readonly SwiftLanguage Swift = new();
    static readonly ConanLanguage Conan = new();
    static readonly ComposerLanguage Composer = new();
    static readonly TermLanguage Rpm = TermLanguage.Of(new LenientRpmOrdering());
    static readonly TermLanguage Gem = new((comparison, version, _) => OneOrNone(GemTerm.TryCreate(comparison, version)));
    static readonly TermLanguage Pep440 = new((comparison, version, _) => OneOrNone(Pep440Term.TryCreate(comparison, version)));
    static readonly TermLanguage Fuzzy = new((comparison, version, _) => OneOrNone(FuzzyTerm.TryCreate(comparison, version)));
    static readonly IntervalLanguage Maven = new(VersionOrderings.Maven, TermLanguage.Of(VersionOrderings.Maven));

    static readonly IntervalLanguage NuGet =
        new(VersionOrderings.NuGet, new TermLanguage((comparison, version, _) => NuGetTerms.Create(comparison, version)));

    static readonly TermLanguage SemVer = new((comparison, version, options) =>
        OneOrNone(SemVerTerm.TryCreate(comparison, version, options.HasFlag(ConstraintOptions.ZeroPadding))));

    /// <summary>The language of an ordering; plain comparisons where the ecosystem has none of its own.</summary>
    public static IConstraintLanguage Of(IVersionOrdering ordering) => ordering.Name switch
    {
        "npm" => Npm,
        "semver" => SemVer,
        "cargo" => Cargo,
        "hex" => Hex,
        "pub" => Pub,
        "swift" => Swift,
        "conan" => Conan,
        "composer" => Composer,
        "rpm-evr" => Rpm,
        "gem" => Gem,
        "pep440" => Pep440,
        "fuzzy" => Fuzzy,
        "maven" => Maven,
        "nuget" => NuGet,
        "generic" or "semantic" => new TermLanguage((comparison, version, _) => LooseTerms.Create(comparison, version, ordering)),
        _ => TermLanguage.Of(ordering),
    };

    static ImmutableArray<Term> OneOrNone(Term? term) => term is null ? [] : [term];
}
