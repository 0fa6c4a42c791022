using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Namespaces that a Config takes out of some of Gatekeeper's processes.</summary>
/// <param name="Processes"><c>audit</c>, <c>webhook</c>, <c>sync</c>, <c>mutation-webhook</c> or <c>*</c> for all.</param>
/// <param name="Namespaces">The namespaces.</param>
public sealed record ExcludedNamespaces(ImmutableArray<string> Processes, ImmutableArray<Wildcard> Namespaces)
{
    /// <summary>Whether a namespace is taken out of a process.</summary>
    /// <param name="process">e.g. <c>webhook</c>.</param>
    /// <param name="namespace">The namespace; empty for none, which is never taken out.</param>
    public bool Contains(string process, string @namespace)
    {
        if (@namespace.Length == 0 || (!Processes.Contains("*", StringComparer.Ordinal) && !Processes.Contains(process, StringComparer.Ordinal)))
            return false;
        foreach (var pattern in Namespaces)
        {
            if (pattern.Matches(@namespace))
                return true;
        }

        return false;
    }
}
