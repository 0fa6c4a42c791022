using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Comparisons of Composer: <c>^1.2</c>, <c>~1.2</c>, <c>1.2.*</c>, <c>1.0 - 2.0</c>, <c>&gt;=1.2@beta</c>, <c>dev-main</c>.</summary>
/// <remarks>
/// https://getcomposer.org/doc/articles/versions.md and <c>VersionParser::parseConstraints</c> of composer/semver 3. A range starts and ends
/// at the development version of its bounds; a stability flag only says what may be installed, and is left out.
/// </remarks>
static class ComposerTerms
{
    const string Dev = "-dev";
    const int Numbers = 4;

    /// <summary>The terms of one comparison; empty where it is none.</summary>
    public static ImmutableArray<Term> Create(string comparison, string version)
    {
        var flag = version.IndexOfAny(['@', '#']);
        var bound = flag < 0 ? version : version[..flag];
        if (bound.Length == 0 && flag >= 0)
            bound = "*";
        if (bound.StartsWith("dev-", StringComparison.OrdinalIgnoreCase))
            return comparison is "" or "=" or "==" or "!=" ? [new ComposerBranchTerm(bound, comparison == "!=")] : [];
        if (bound is "*" or "x" or "X" && comparison is "" or ">=")
            return [new OrderedTerm(">=", "0-dev", VersionOrderings.Composer)];
        if (PartialVersion.TryParse(bound, Numbers) is { HasWildcard: true, Suffix.Length: 0, Numbers: [_, ..] } wildcard)
            return comparison is "" or "=" or "==" ? Between(wildcard.Padded(Numbers) + Dev, wildcard, wildcard.Numbers.Length) : [];
        if (!ComposerVersion.TryParse(bound, out var parsed))
            return [];
        return PartialVersion.TryParse(bound, Numbers) is { HasWildcard: false, Numbers: [_, ..] } partial && !parsed.IsDate
            ? Create(comparison, bound, partial, hasStability: parsed.IsDev || parsed.Stability != ComposerStability.Stable)
            : Plain(comparison is ConstraintTokens.SpanEnd ? "<=" : comparison, bound, hasStability: true);
    }

    static ImmutableArray<Term> Create(string comparison, string bound, PartialVersion partial, bool hasStability)
    {
        var lower = hasStability ? bound : bound + Dev;
        return comparison switch
        {
            "^" => Between(lower, partial, partial.KeptByCaret),
            "~" => Between(lower, partial, Math.Max(1, partial.Numbers.Length - 1)),
            ConstraintTokens.SpanEnd when partial.IsPartial && !hasStability => [Below(partial, partial.Numbers.Length)],
            ConstraintTokens.SpanEnd => Plain("<=", bound, hasStability),
            _ => Plain(comparison, bound, hasStability),
        };
    }

    static ImmutableArray<Term> Plain(string comparison, string bound, bool hasStability)
    {
        var takesDev = comparison is "<" or ">=" && !hasStability;
        return OrderedTerm.TryCreate(comparison == "<>" ? "!=" : comparison, takesDev ? bound + Dev : bound, VersionOrderings.Composer) is { } term
            ? [term]
            : [];
    }

    static ImmutableArray<Term> Between(string lower, PartialVersion partial, int kept) =>
        [new OrderedTerm(">=", lower, VersionOrderings.Composer), Below(partial, kept)];

    static OrderedTerm Below(PartialVersion partial, int kept) =>
        new("<", partial.Behind(kept, Numbers) + Dev, VersionOrderings.Composer);
}
