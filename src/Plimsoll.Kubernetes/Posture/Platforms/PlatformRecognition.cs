using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>Recognises the platforms that a cluster runs on, by the marks that they leave in its objects.</summary>
public static class PlatformRecognition
{
    /// <summary>Different facts that are kept for a platform: more convince nobody further.</summary>
    public const int MaxEvidence = 8;

    /// <summary>The platforms that something speaks for, the surest first; several where they lie on each other, such as kind on kubeadm.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    public static ImmutableArray<PlatformMatch> In(ImmutableArray<KubernetesObject> objects)
    {
        var sightings = objects
            .SelectMany(PlatformSightings.Of)
            .GroupBy(sighting => (sighting.Kind, sighting.Text))
            .Select(group => group.MinBy(sighting => sighting.Object.ToString(), StringComparer.Ordinal)!) // A group is not empty.
            .ToList();
        return
        [
            .. KubernetesPlatforms.All
                .Select(traits => Match(traits, sightings))
                .OfType<PlatformMatch>()
                .OrderByDescending(match => match.Certainty),
        ];
    }

    static PlatformMatch? Match(PlatformTraits traits, List<PlatformSighting> sightings)
    {
        var evidence = ImmutableArray.CreateBuilder<PlatformEvidence>();
        var (marks, own) = (0, 0);
        foreach (var mark in traits.Marks)
        {
            // What is said of one mark stays the same whichever object is read first.
            var found = sightings.Where(sighting => sighting.Kind == mark.Kind && Shows(mark, sighting.Text)).MinBy(sighting => sighting.Text, StringComparer.Ordinal);
            if (found is null)
                continue;
            marks++;
            own += mark.IsOwn ? 1 : 0;
            if (evidence.Count < MaxEvidence)
                evidence.Add(new PlatformEvidence($"{Word(mark.Kind)} {found.Text}", found.Object, found.Location));
        }

        var certainty = own == 0 ? PlatformCertainty.Possible : marks == 1 ? PlatformCertainty.Likely : PlatformCertainty.Certain;
        return marks == 0 || (own == 0 && IsCommon(traits, sightings))
            ? null
            : new PlatformMatch(traits.Name, traits.Title, certainty, evidence.ToImmutable(), traits.Defaults);
    }

    /// <summary>Whether what speaks for a platform speaks as well for another that has a mark of its own.</summary>
    static bool IsCommon(PlatformTraits traits, List<PlatformSighting> sightings) => KubernetesPlatforms.All.Any(other => other != traits
        && other.Marks.Any(mark => mark.IsOwn && sightings.Any(sighting => sighting.Kind == mark.Kind && Shows(mark, sighting.Text))));

    static bool Shows(PlatformMark mark, string text) => mark.Kind switch
    {
        MarkKind.KubeletVersion or MarkKind.OperatingSystem => text.Contains(mark.Text, StringComparison.Ordinal),
        MarkKind.Namespace or MarkKind.ApiGroup or MarkKind.Workload or MarkKind.ConfigMap => text == mark.Text,
        _ => text.StartsWith(mark.Text, StringComparison.Ordinal),
    };

    static string Word(MarkKind kind) => kind switch
    {
        MarkKind.ProviderId => "providerID",
        MarkKind.KubeletVersion => "kubelet",
        MarkKind.OperatingSystem => "operating system",
        MarkKind.NodeLabel => "node label",
        MarkKind.NodeAnnotation => "node annotation",
        MarkKind.NodeName => "node",
        MarkKind.Namespace => "namespace",
        MarkKind.ApiGroup => "API group",
        MarkKind.Workload => "kube-system workload",
        _ => "kube-system ConfigMap",
    };
}
