using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Requirements of Swift packages: <c>from: "1.2.3"</c>, <c>"1.0.0"..&lt;"2.0.0"</c>, <c>.upToNextMinor(from: "1.2.3")</c>, comparisons.</summary>
/// <remarks>
/// https://docs.swift.org/package-manager/PackageDescription/PackageDescription.html#package-dependency-requirement. A pre-release is in a
/// range only where a bound is one, and never one of an upper bound that is a release.
/// </remarks>
sealed class SwiftLanguage : IConstraintLanguage
{
    static readonly TermLanguage Comparisons = new((comparison, version, _) =>
        SemVerOrdering.Swift.IsValid(version) && OrderedTerm.TryCreate(comparison, version, SemVerOrdering.Swift) is not null
            ? [new NpmTerm(comparison is "" or "==" ? "=" : comparison, version)]
            : []);

    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options)
    {
        var plain = text.Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimStart('.').TrimEnd(')');
        if (After(plain, "upToNextMajor(from:") is { } major || (major = After(plain, "from:")) is not null)
            return UpTo(major, kept: 1);
        if (After(plain, "upToNextMinor(from:") is { } minor)
            return UpTo(minor, kept: 2);
        if ((After(plain, "exact:") ?? After(plain, "exact(")) is { } exact)
            return SemVerOrdering.Swift.IsValid(exact) ? [[new NpmTerm("=", exact), new Inviting(exact, exact)]] : null;
        if (plain.Split("..<") is [var first, var end])
            return Range(first, "<", end);
        if (plain.Split("...") is [var from, var last])
            return Range(from, "<=", last);
        return Comparisons.Read(text.Replace("\"", "", StringComparison.Ordinal), options);
    }

    static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    static ImmutableArray<ImmutableArray<Term>>? UpTo(string version, int kept) =>
        SemVerOrdering.Swift.IsValid(version) ? Range(version, "<", PartialVersion.TryParse(version, maxNumbers: 3)!.Behind(kept, 3)) : null;

    static ImmutableArray<ImmutableArray<Term>>? Range(string lower, string comparison, string upper)
    {
        if (!SemVerOrdering.Swift.IsValid(lower) || !SemVerOrdering.Swift.IsValid(upper))
            return null;
        var end = comparison == "<" && !SemVerOrdering.IsPrerelease(upper) ? upper + "-0" : upper;
        return [[new NpmTerm(">=", lower), new NpmTerm(comparison, end), new Inviting(lower, upper)]];
    }

    /// <summary>Invites all pre-releases where one of the bounds is a pre-release.</summary>
    sealed class Inviting(string lower, string upper) : Term
    {
        readonly bool _invites = SemVerOrdering.IsPrerelease(lower) || SemVerOrdering.IsPrerelease(upper);

        public override bool InvitesPrerelease(ReadOnlySpan<char> version) => _invites;

        public override bool Admits(ReadOnlySpan<char> version, bool prereleases) =>
            prereleases || !SemVerOrdering.IsPrerelease(version);
    }
}
