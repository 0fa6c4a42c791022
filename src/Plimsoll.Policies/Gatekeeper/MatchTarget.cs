using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>An object as matches look at it. Immutable; made once for all of them.</summary>
public sealed class MatchTarget
{
    /// <summary>An object before a match.</summary>
    /// <param name="object">The object.</param>
    /// <param name="namespace">The Namespace that it is in; <c>null</c> where that is not known, or where it is in none.</param>
    /// <param name="source">Where the object comes from.</param>
    public MatchTarget(KubernetesObject @object, MappingNode? @namespace, MatchSource source)
    {
        var kind = GroupVersionKind.Of(@object.Reference.ApiVersion, @object.Reference.Kind);
        var metadata = @object.Root["metadata"];
        (Group, Kind, Source) = (kind.Group, kind.Kind, source);
        Name = metadata?["name"].AsText ?? "";
        GenerateName = metadata?["generateName"].AsText ?? "";
        Labels = metadata?["labels"];
        OwnNamespace = metadata?["namespace"].AsText ?? "";
        Namespace = @namespace;
    }

    /// <summary>The API group of its kind; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>Its kind.</summary>
    public string Kind { get; }

    /// <summary>Its name; empty for none.</summary>
    public string Name { get; }

    /// <summary>What its name will begin with; empty where it has one.</summary>
    public string GenerateName { get; }

    /// <summary>Its labels; <c>null</c> for none.</summary>
    public ObjectNode? Labels { get; }

    /// <summary>The namespace that it names itself; empty for none.</summary>
    public string OwnNamespace { get; }

    /// <summary>The Namespace that it is in; <c>null</c> where that is not known, or where it is in none.</summary>
    public MappingNode? Namespace { get; }

    /// <summary>
    /// The Namespace of which nothing but the name is known, and with it the label that every cluster gives it; <c>null</c> where even
    /// that may not be assumed.
    /// </summary>
    internal MappingNode? AssumedNamespace { get; init; }

    /// <summary>Where it comes from; <see cref="MatchSource.All"/> where that is not known.</summary>
    public MatchSource Source { get; }

    /// <summary>Whether it is a Namespace.</summary>
    public bool IsNamespace => Kind == "Namespace" && Group.Length == 0;

    /// <summary>Whether it is in a namespace.</summary>
    internal bool IsNamespaced => OwnNamespace.Length > 0 || Namespace is not null;

    /// <summary>The name of the namespace that counts for it, which is its own for a Namespace; empty for other cluster-scoped objects.</summary>
    internal string NamespaceName
    {
        get
        {
            if (IsNamespace)
                return Name;
            return Namespace is { } known ? known["metadata"]?["name"].AsText ?? "" : OwnNamespace;
        }
    }
}
