using System.Collections.Immutable;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>What the recognised platforms mean for the checks. A platform that is only possible means nothing for them.</summary>
sealed class ClusterPlatform
{
    readonly ImmutableArray<PlatformTraits> _traits;

    /// <param name="matches">The platforms that are recognised.</param>
    public ClusterPlatform(ImmutableArray<PlatformMatch> matches) => _traits =
    [
        .. from match in matches
           where match.Certainty > PlatformCertainty.Possible
           from traits in KubernetesPlatforms.All
           where traits.Name == match.Name
           select traits,
    ];

    /// <summary>Whether one of these platforms is recognised.</summary>
    public bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var traits in _traits)
        {
            if (names.Contains(traits.Name))
                return true;
        }

        return false;
    }

    /// <summary>The first of the platforms, for people; empty where there is none.</summary>
    public string Title => _traits is [var first, ..] ? first.Title : "";

    /// <summary>Whether a namespace is Kubernetes' own or the platform's.</summary>
    public bool OwnsNamespace(string name) =>
        KubernetesPlatforms.Namespaces.Contains(name, StringComparer.Ordinal) || IsPlatforms(name);

    /// <summary>Whether Kubernetes or the platform makes a binding itself.</summary>
    public bool OwnsBinding(string name, string role, string subject, string subjectNamespace) =>
        KubernetesPlatforms.Bindings.Any(binding => binding.Is(name, role, subject))
        || _traits.Any(traits => traits.Bindings.Any(binding => binding.Is(name, role, subject)))
        || (subjectNamespace.Length > 0 && IsPlatforms(subjectNamespace));

    bool IsPlatforms(string name) => _traits.Any(traits => traits.Namespaces.Any(pattern => PlatformTraits.Names(pattern, name)));
}
