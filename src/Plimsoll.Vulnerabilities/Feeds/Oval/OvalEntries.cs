using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>Makes entries of the conditions of a definition.</summary>
/// <param name="document">The document.</param>
/// <param name="definition">The definition.</param>
/// <remarks>
/// Conditions that hold together say of each other's packages for which platform, module and architecture they are meant; of
/// alternatives each stands for itself.
/// </remarks>
sealed class OvalEntries(OvalDocument document, OvalDefinition definition)
{
    /// <summary>Entries of one definition.</summary>
    internal const int MaxEntries = 200_000;

    readonly Dictionary<(string Feed, string Package, string Version, bool IsIncluded, string Module), SortedSet<string>> _found = [];
    readonly List<(string Feed, string Package, string Version, bool IsIncluded, string Module)> _order = [];

    /// <summary>Packages of which no release is known.</summary>
    internal int WithoutRelease { get; private set; }

    /// <exception cref="InvalidDataException">There are too many.</exception>
    internal ImmutableArray<AffectedEntry> ToEntries()
    {
        if (definition.Criteria is { } criteria)
            Walk(criteria, definition.Feeds, "", "");
        return [.. _order.Select(Entry)];
    }

    void Walk(OvalCriteria criteria, List<string> feeds, string module, string architecture)
    {
        if (criteria.IsAnd)
        {
            var named = new List<string>(criteria.Feeds);
            foreach (var group in criteria.Groups.Where(group => group.Tests.Count == 0 && group.Groups.Count == 0))
                named.AddRange(group.Feeds);
            if (named.Count > 0)
                feeds = [.. named.Distinct(StringComparer.Ordinal)];
            module = criteria.Module.Length > 0 ? criteria.Module : module;
            architecture = criteria.Architecture.Length > 0 ? criteria.Architecture : architecture;
        }
        foreach (var test in criteria.Tests)
        {
            if (document.Test(test) is var (package, state))
                Add(package, state, feeds, module, architecture);
        }
        foreach (var group in criteria.Groups)
            Walk(group, feeds, module, architecture);
    }

    void Add(string package, OvalState state, List<string> feeds, string module, string architecture)
    {
        IEnumerable<string> known = feeds;
        if (feeds.Count == 0)
        {
            if (RpmReleases.OfRelease(state.Version, "") is not { } feed)
            {
                WithoutRelease++;
                return;
            }
            known = [feed];
        }
        foreach (var feed in known)
        {
            var key = (feed, package, state.Version, state.IsIncluded, module);
            if (!_found.TryGetValue(key, out var architectures))
            {
                if (_found.Count == MaxEntries)
                    throw new InvalidDataException($"{AdvisoryText.Summary(definition.Id)} is about more packages than the limit of {MaxEntries:N0}.");
                _found[key] = architectures = new SortedSet<string>(StringComparer.Ordinal);
                _order.Add(key);
            }
            if (architecture.Length > 0)
                architectures.Add(architecture);
            else if (state.Architectures.IsEmpty)
                architectures.Add("");
            else
                architectures.UnionWith(state.Architectures);
        }
    }

    AffectedEntry Entry((string Feed, string Package, string Version, bool IsIncluded, string Module) key)
    {
        var architectures = _found[key];
        return new AffectedEntry(key.Feed, key.Package, key.IsIncluded ? RangeState.UpTo(key.Version) : RangeState.Before(key.Version), [])
        {
            State = key.IsIncluded ? FixState.Affected : FixState.Fixed,
            Module = key.Module,
            Architectures = architectures.Contains("") ? [] : [.. architectures],
        };
    }
}
