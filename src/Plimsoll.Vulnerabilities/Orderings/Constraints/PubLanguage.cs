using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Constraints of Dart's packages: <c>any</c>, <c>^1.2.3</c>, <c>&gt;=1.2.3 &lt;2.0.0</c>.</summary>
/// <remarks>
/// https://dart.dev/tools/pub/dependencies#version-constraints and the package pub_semver 2: <c>&lt;2.0.0</c> leaves out the
/// pre-releases of 2.0.0 unless a lower bound beside it is one of them.
/// </remarks>
sealed class PubLanguage : IConstraintLanguage
{
    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options)
    {
        if (text.Trim() == "any")
            return [[]];
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        foreach (var alternative in text.Split("||"))
        {
            var tokens = ConstraintTokens.Read(alternative);
            var terms = ImmutableArray.CreateBuilder<Term>();
            foreach (var (comparison, version) in tokens)
            {
                if (!TryAdd(terms, comparison, version, tokens))
                    return null;
            }

            if (terms.Count == 0)
                return null;
            alternatives.Add(terms.ToImmutable());
        }

        return alternatives.ToImmutable();
    }

    static bool TryAdd(
        ImmutableArray<Term>.Builder terms, string comparison, string version, List<(string Comparison, string Version)> beside)
    {
        var ordering = VersionOrderings.Pub;
        if (!ordering.IsValid(version) || PartialVersion.TryParse(version, maxNumbers: 3) is not { } bound)
            return false;
        if (comparison == "^")
        {
            terms.Add(new OrderedTerm(">=", version, ordering));
            terms.Add(new OrderedTerm("<", bound.Behind(bound.Numbers[0].Trim('0').Length == 0 ? 2 : 1, 3) + "-0", ordering));
            return true;
        }

        var leavesOutPrereleases = comparison == "<" && bound.Suffix.Length == 0
            && !beside.Exists(other => other.Comparison is ">" or ">=" && IsPrereleaseOf(other.Version, bound));
        if (OrderedTerm.TryCreate(comparison, leavesOutPrereleases ? bound.Padded(3) + "-0" : version, ordering) is not { } term)
            return false;
        terms.Add(term);
        return true;
    }

    static bool IsPrereleaseOf(string version, PartialVersion release) =>
        PartialVersion.TryParse(version, maxNumbers: 3) is { Suffix.Length: > 0 } other && other.Numbers.SequenceEqual(release.Numbers);
}
