using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Whether rules are contained in other rules: the question of the escalation check.</summary>
/// <remarks>
/// k8s.io/component-helpers/auth/rbac/validation: a rule is taken apart into single rights, each of which one rule of the
/// owner must hold alone. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
/// </remarks>
public static class RuleCovering
{
    /// <summary>Single rights that one question may take apart; beyond it the answer is that they are not covered.</summary>
    public const int MaxRights = 1_000_000;

    /// <summary>Whether every right of <paramref name="wanted"/> is held by a rule of <paramref name="owned"/>.</summary>
    /// <param name="owned">The rules that somebody has.</param>
    /// <param name="wanted">The rules that are to be given.</param>
    public static bool Covers(ImmutableArray<PolicyRule> owned, ImmutableArray<PolicyRule> wanted) =>
        Uncovered(owned, wanted, 1).IsEmpty;

    /// <summary>The single rights that no rule of <paramref name="owned"/> holds, in order.</summary>
    /// <param name="owned">The rules that somebody has.</param>
    /// <param name="wanted">The rules that are to be given.</param>
    /// <param name="most">How many are enough.</param>
    public static ImmutableArray<PolicyRule> Uncovered(
        ImmutableArray<PolicyRule> owned, ImmutableArray<PolicyRule> wanted, int most = MaxRights)
    {
        var missing = ImmutableArray.CreateBuilder<PolicyRule>();
        var looked = 0;
        foreach (var rule in wanted)
        {
            // The usual case is one rule that holds all of it; taking it apart is for the rest.
            if (owned.Any(owner => CoversWhole(owner, rule)))
                continue;
            foreach (var right in Apart(rule))
            {
                if (missing.Count >= most)
                    return missing.ToImmutable();
                if (++looked > MaxRights || !owned.Any(owner => CoversWhole(owner, right)))
                    missing.Add(right);
                if (looked > MaxRights)
                    return missing.ToImmutable();
            }
        }

        return missing.ToImmutable();
    }

    /// <summary>Whether one rule holds everything that another one gives.</summary>
    /// <param name="owner">The rule that is held.</param>
    /// <param name="wanted">The other one.</param>
    public static bool CoversWhole(PolicyRule owner, PolicyRule wanted) =>
        HasAll(owner.Verbs, wanted.Verbs)
        && HasAll(owner.ApiGroups, wanted.ApiGroups)
        && wanted.Resources.All(resource => CoversResource(owner.Resources, resource))
        && wanted.NonResourceUrls.All(path => owner.NonResourceUrls.Any(pattern => PolicyRule.CoversPath(pattern, path)))
        && CoversNames(owner.ResourceNames, wanted.ResourceNames);

    /// <summary>The single rights of a rule: one verb on one resource of one group with at most one name, or on one path.</summary>
    /// <param name="rule">The rule.</param>
    public static IEnumerable<PolicyRule> Apart(PolicyRule rule)
    {
        foreach (var group in rule.ApiGroups)
        {
            foreach (var resource in rule.Resources)
            {
                foreach (var verb in rule.Verbs)
                {
                    if (rule.ResourceNames.IsEmpty)
                        yield return new PolicyRule([verb], [group], [resource], [], [], rule.Location);
                    foreach (var name in rule.ResourceNames)
                        yield return new PolicyRule([verb], [group], [resource], [name], [], rule.Location);
                }
            }
        }

        foreach (var path in rule.NonResourceUrls)
        {
            foreach (var verb in rule.Verbs)
                yield return new PolicyRule([verb], [], [], [], [path], rule.Location);
        }
    }

    static bool CoversResource(ImmutableArray<string> owned, string wanted)
    {
        var slash = wanted.IndexOf('/', StringComparison.Ordinal);
        return owned.Any(written => written == PolicyRule.All || written == wanted
            || (slash >= 0 && written.Length == wanted.Length - slash + 1 && written[0] == '*'
                && written.AsSpan(1).SequenceEqual(wanted.AsSpan(slash))));
    }

    static bool CoversNames(ImmutableArray<string> owned, ImmutableArray<string> wanted) =>
        owned.IsEmpty || (!wanted.IsEmpty && wanted.All(name => owned.Contains(name, StringComparer.Ordinal)));

    static bool HasAll(ImmutableArray<string> owned, ImmutableArray<string> wanted) =>
        owned.Contains(PolicyRule.All, StringComparer.Ordinal)
        || wanted.All(value => owned.Contains(value, StringComparer.Ordinal));
}
