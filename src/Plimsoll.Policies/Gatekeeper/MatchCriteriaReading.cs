using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads the <c>match</c> of constraints and mutators.</summary>
/// <remarks>github.com/open-policy-agent/gatekeeper, pkg/mutation/match/match_types.go and the schema made of it.</remarks>
static class MatchCriteriaReading
{
    static readonly string[] KnownProcesses = ["audit", "webhook", "sync", "mutation-webhook", "*"];

    /// <summary>The match; everything where there is none.</summary>
    /// <param name="parent">The reader of the mapping that holds it.</param>
    /// <param name="key">Its key.</param>
    public static MatchCriteria Read(FieldReader parent, string key)
    {
        if (parent.Mapping(key) is not { } node)
            return MatchCriteria.Everything;
        var reader = new FieldReader(
            node, parent.PathOf(key), parent.Issues,
            "kinds", "scope", "namespaces", "excludedNamespaces", "processes", "labelSelector", "namespaceSelector", "name", "source");
        Processes(reader);
        return new MatchCriteria
        {
            Kinds = [.. reader.Mappings("kinds").Select(item => Kinds(new FieldReader(item.Node, item.Path, reader.Issues, "apiGroups", "kinds")))],
            Scope = reader.Text("scope") is { Length: > 0 } scope ? scope : "*",
            Namespaces = Wildcards(reader, "namespaces"),
            ExcludedNamespaces = Wildcards(reader, "excludedNamespaces"),
            LabelSelector = SelectorReading.Read(reader, "labelSelector"),
            NamespaceSelector = SelectorReading.Read(reader, "namespaceSelector"),
            Name = Name(reader),
            Source = Source(reader),
        };
    }

    /// <summary>The processes of Gatekeeper that something is about.</summary>
    public static ImmutableArray<string> Processes(FieldReader reader)
    {
        var processes = reader.Texts("processes");
        foreach (var process in processes)
        {
            if (!KnownProcesses.Contains(process, StringComparer.Ordinal))
                reader.Fail("processes", $"must be {string.Join(" or ", KnownProcesses)}, not \"{process}\"");
        }

        return processes;
    }

    /// <summary>Names with asterisks.</summary>
    public static ImmutableArray<Wildcard> Wildcards(FieldReader reader, string key)
    {
        ImmutableArray<Wildcard> wildcards = [.. reader.Texts(key).Select(text => new Wildcard(text))];
        foreach (var wildcard in wildcards)
            Check(reader, key, wildcard);
        return wildcards;
    }

    static MatchedGroupKinds Kinds(FieldReader reader) => new(reader.Texts("apiGroups"), reader.Texts("kinds"));

    static Wildcard Name(FieldReader reader)
    {
        var name = new Wildcard(reader.Text("name"));
        Check(reader, "name", name);
        return name;
    }

    static void Check(FieldReader reader, string key, Wildcard wildcard)
    {
        if (!wildcard.IsValid)
            reader.Fail(key, $"\"{wildcard.Text}\" is no name with * at its front or end only, of small letters, digits, - and :");
    }

    static MatchSource? Source(FieldReader reader)
    {
        if (!reader.Has("source"))
            return null;
        return reader.Word("source", isRequired: false, "All", "Original", "Generated") switch
        {
            "Original" => MatchSource.Original,
            "Generated" => MatchSource.Generated,
            _ => MatchSource.All,
        };
    }
}
