using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The <c>match</c> of a constraint or a mutator: every criterion that is given must hold. Immutable.</summary>
/// <remarks>github.com/open-policy-agent/gatekeeper, pkg/mutation/match, in its order: the first criterion that fails or cannot be decided ends it.</remarks>
public sealed record MatchCriteria
{
    /// <summary>Matches every object.</summary>
    public static MatchCriteria Everything { get; } = new();

    /// <summary>The kinds; empty for all.</summary>
    public ImmutableArray<MatchedGroupKinds> Kinds { get; init; } = [];

    /// <summary><c>Cluster</c>, <c>Namespaced</c>, or another word for both.</summary>
    public string Scope { get; init; } = "*";

    /// <summary>The namespaces; empty for all, and never a reason against cluster-scoped objects.</summary>
    public ImmutableArray<Wildcard> Namespaces { get; init; } = [];

    /// <summary>Namespaces whose objects do not match.</summary>
    public ImmutableArray<Wildcard> ExcludedNamespaces { get; init; } = [];

    /// <summary>By the labels of the object; <c>null</c> for all.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>By the labels of the object's Namespace, or of the object where it is one; <c>null</c> for all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>By the object's name; empty for all.</summary>
    public Wildcard Name { get; init; } = new("");

    /// <summary>By where the object comes from; <c>null</c> where nothing is said.</summary>
    public MatchSource? Source { get; init; }

    /// <summary>Whether objects of a kind can match.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="kind">The kind.</param>
    public bool CanMatch(string group, string kind)
    {
        if (Kinds.IsEmpty)
            return true;
        foreach (var kinds in Kinds)
        {
            if (kinds.Contains(group, kind))
                return true;
        }

        return false;
    }

    /// <summary>Whether an object matches.</summary>
    /// <param name="target">The object.</param>
    public MatchVerdict Match(MatchTarget target)
    {
        if (!CanMatch(target.Group, target.Kind) || !MatchesScope(target) || !MatchesNamespaces(target)
            || LabelSelector?.Matches(target.Labels) == false)
        {
            return MatchVerdict.No;
        }

        var selected = MatchNamespaceSelector(target);
        if (!selected.IsMatch)
            return selected;
        return MatchesName(target) ? MatchSourceOf(target) : MatchVerdict.No;
    }

    bool MatchesScope(MatchTarget target) => Scope switch
    {
        "Cluster" => target.IsNamespace || !target.IsNamespaced,
        "Namespaced" => !target.IsNamespace && target.IsNamespaced,
        _ => true,
    };

    bool MatchesNamespaces(MatchTarget target)
    {
        if (Namespaces.IsEmpty && ExcludedNamespaces.IsEmpty)
            return true;
        var name = target.NamespaceName;
        if (name.Length == 0)
            return true;
        return (Namespaces.IsEmpty || HasMatch(Namespaces, name)) && !HasMatch(ExcludedNamespaces, name);
    }

    static bool HasMatch(ImmutableArray<Wildcard> patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(name))
                return true;
        }

        return false;
    }

    MatchVerdict MatchNamespaceSelector(MatchTarget target)
    {
        if (NamespaceSelector is not { } selector)
            return MatchVerdict.Yes;
        if (target.IsNamespace)
            return new MatchVerdict(selector.Matches(target.Labels));
        if (!target.IsNamespaced)
            return MatchVerdict.Yes;
        return (target.Namespace ?? (IsByNameOnly(selector) ? target.AssumedNamespace : null)) is { } known
            ? new MatchVerdict(selector.Matches(known["metadata"]?["labels"]))
            : new MatchVerdict(false, "failed to run Match criteria: namespace selector for namespace-scoped object but missing Namespace");
    }

    static bool IsByNameOnly(LabelSelector selector)
    {
        foreach (var requirement in selector.Requirements)
        {
            if (requirement.Key != AdmissionRequests.NameLabel)
                return false;
        }

        return true;
    }

    bool MatchesName(MatchTarget target) =>
        Name.Text is null or "" || Name.Matches(target.Name) || (target.GenerateName.Length > 0 && Name.MatchesGenerateName(target.GenerateName));

    MatchVerdict MatchSourceOf(MatchTarget target)
    {
        if (Source is null or MatchSource.All)
            return MatchVerdict.Yes;
        return target.Source == MatchSource.All
            ? new MatchVerdict(false, $"failed to run Match criteria: source field not specified for resource {target.Name}")
            : new MatchVerdict(Source == target.Source);
    }
}
