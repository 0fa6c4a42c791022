using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Makes comparators of the ranges of npm and Cargo.</summary>
/// <remarks>
/// node-semver 7, "Advanced Range Syntax" and "Range Grammar"; https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html, where a
/// version without an operator has a caret. Additions that advisories need: <c>==</c>, <c>!=</c>, and a comma for "and".
/// </remarks>
static class NpmTerms
{
    const string Before = "-0";

    /// <summary>The comparators of one npm range without a hyphen between blanks.</summary>
    public static ImmutableArray<Term> Npm(string comparison, string version, ConstraintOptions options) =>
        Create(comparison is "==" or "" ? "=" : comparison, version, options);

    /// <summary>The comparators of one requirement of Cargo.</summary>
    public static ImmutableArray<Term> Cargo(string comparison, string version, ConstraintOptions options) =>
        comparison is "~>" or "==" or "=>" or "=<" ? [] : Create(comparison.Length == 0 && !version.Contains('*') ? "^" : comparison.Length == 0 ? "=" : comparison, version, options);

    static ImmutableArray<Term> Create(string comparison, string version, ConstraintOptions options)
    {
        if (PartialVersion.TryParse(version, maxNumbers: 3) is not { } partial || !SemVerOrdering.Npm.IsValid(partial.Padded(3) + partial.Suffix))
            return [];
        var invites = options.HasFlag(ConstraintOptions.Prereleases);
        if (partial.Numbers.IsEmpty)
            return comparison is "<" or ">" or "!=" ? [NpmTerm.None] : [NpmTerm.Any];
        return comparison switch
        {
            "^" => [Lower(partial, invites), Below(partial, partial.KeptByCaret)],
            "~" or "~>" => [Lower(partial, invites), Below(partial, Math.Min(2, partial.Numbers.Length))],
            "=" when partial.IsPartial => [Lower(partial, invites), Below(partial, partial.Numbers.Length)],
            "!=" when partial.IsPartial => [],
            ">" when partial.IsPartial => [new NpmTerm(">=", partial.Behind(partial.Numbers.Length, 3) + (invites ? Before : ""))],
            "<=" or "=<" when partial.IsPartial => [Below(partial, partial.Numbers.Length)],
            "<" when partial.IsPartial => [new NpmTerm("<", partial.Padded(3) + Before)],
            ">=" or "=>" when partial.IsPartial => [Lower(partial, invites)],
            "=" or "!=" or "<" or "<=" or ">" or ">=" => [new NpmTerm(comparison, partial.Padded(3) + partial.Suffix)],
            "=<" => [new NpmTerm("<=", partial.Padded(3) + partial.Suffix)],
            "=>" => [new NpmTerm(">=", partial.Padded(3) + partial.Suffix)],
            _ => [],
        };
    }

    static NpmTerm Lower(PartialVersion partial, bool invites) =>
        new(">=", partial.Padded(3) + (partial.IsPartial ? (invites ? Before : "") : partial.Suffix));

    static NpmTerm Below(PartialVersion partial, int kept) => new("<", partial.Behind(kept, 3) + Before);
}
