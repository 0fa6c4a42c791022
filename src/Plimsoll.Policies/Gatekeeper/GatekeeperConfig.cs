using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What Config, SyncSet and Provider objects say.</summary>
public sealed record GatekeeperConfig
{
    /// <summary>Nothing.</summary>
    public static GatekeeperConfig Empty { get; } = new();

    /// <summary>Namespaces that are taken out of processes.</summary>
    public ImmutableArray<ExcludedNamespaces> Excluded { get; init; } = [];

    /// <summary>The kinds that a cluster would hold in <c>data.inventory</c>. Here every object that is given is in it.</summary>
    public ImmutableArray<SyncedKinds> Synced { get; init; } = [];

    /// <summary>The names of the providers of external data, none of which is asked.</summary>
    public ImmutableArray<string> Providers { get; init; } = [];

    /// <summary>Whether a namespace is taken out of a process.</summary>
    /// <param name="process"><c>audit</c>, <c>webhook</c>, <c>sync</c> or <c>mutation-webhook</c>.</param>
    /// <param name="namespace">The namespace; empty for none.</param>
    public bool Excludes(string process, string @namespace)
    {
        foreach (var excluded in Excluded)
        {
            if (excluded.Contains(process, @namespace))
                return true;
        }

        return false;
    }
}
