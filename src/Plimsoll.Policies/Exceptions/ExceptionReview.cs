using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Exceptions;

/// <summary>Asks exceptions about what was examined. Not safe for concurrent use.</summary>
sealed class ExceptionReview
{
    readonly Evidence _evidence;
    readonly ImmutableArray<ExceptionGrant> _valid;
    readonly Dictionary<string, List<ExceptionGrant>> _byVulnerability = new(StringComparer.OrdinalIgnoreCase);
    readonly ILookup<ObjectReference, KubernetesObject> _objects;
    readonly ILookup<string, KubernetesObject> _runners;
    readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    /// <param name="grants">The exceptions.</param>
    /// <param name="evidence">What was examined.</param>
    /// <param name="now">The time.</param>
    public ExceptionReview(ExceptionGrants grants, Evidence evidence, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        (_evidence, _valid) = (evidence, [.. grants.All.Where(grant => !grant.HasExpired(today))]);
        foreach (var grant in _valid)
        {
            foreach (var id in grant.Vulnerabilities)
            {
                if (!_byVulnerability.TryGetValue(id, out var list))
                    list = _byVulnerability[id] = [];
                list.Add(grant);
            }
        }

        ImmutableArray<KubernetesObject> objects = _valid.IsEmpty ? [] : evidence.Objects;
        _objects = objects.ToLookup(found => found.Reference);
        _runners = objects
            .SelectMany(found => ImagesOf(found).Distinct(StringComparer.Ordinal).Select(image => (Image: image, Object: found)))
            .ToLookup(pair => pair.Image, pair => pair.Object, StringComparer.Ordinal);
        foreach (var image in evidence.Images)
            _names.TryAdd(image.Facts.Name, NamesOf(image.Facts));
    }

    /// <summary>The evidence with the vulnerabilities set apart that an exception lets pass.</summary>
    public Evidence Suppress() => _byVulnerability.Count == 0 ? _evidence : _evidence with
    {
        Images = [.. _evidence.Images.Select(image => image with { Matches = [.. image.Matches.Select(match => Suppress(match, image.Facts))] })],
    };

    /// <summary>The exception that lets a finding other than a vulnerability pass; <c>null</c> where none does.</summary>
    public Suppression? For(Finding finding) => _valid.FirstOrDefault(grant => grant.NamesPolicy(finding.Id) && IsMeant(grant, finding))?.ToSuppression();

    /// <summary>Whether something was examined that an exception could be about.</summary>
    public bool IsInScope(ExceptionGrant grant)
    {
        if (grant.Policies.IsEmpty && _evidence.Images.IsEmpty)
            return false;
        if (!grant.Images.IsEmpty && !_names.Keys.Concat(_runners.Select(runner => runner.Key)).Any(image => IsImage(grant, image)))
            return false;
        return grant.Objects.IsEmpty || _evidence.Objects.Any(found => grant.Objects.Any(scope => scope.Matches(found)));
    }

    VulnerabilityMatch Suppress(VulnerabilityMatch match, ImageFacts facts)
    {
        if (match.Suppression is not null)
            return match;
        var grant = match.Vulnerability.OwnNames.Append(ExceptionGrant.Any)
            .SelectMany(id => _byVulnerability.GetValueOrDefault(id, []))
            .FirstOrDefault(grant => IsMeant(grant, match, facts));
        return grant is null ? match : match with { Suppression = grant.ToSuppression() };
    }

    bool IsMeant(ExceptionGrant grant, VulnerabilityMatch match, ImageFacts facts) =>
        IsImage(grant, facts.Name)
        && (grant.Packages.IsEmpty || grant.Packages.Any(pattern => pattern.Matches(match.Package, facts.Distro)))
        && (grant.IsPath(match.Package.Location.FullPath) || grant.IsPath(match.Package.Location.Path))
        && IsRunOnlyBy(grant, facts.Name);

    bool IsMeant(ExceptionGrant grant, Finding finding) => finding switch
    {
        ObjectFinding found => grant.Packages.IsEmpty && grant.IsPath(found.Location.File) && AreObjects(grant, Named(found)) && AreImages(grant, found),
        ImageFinding found => grant.Packages.IsEmpty && grant.Paths.IsEmpty && IsImage(grant, found.Image) && IsRunOnlyBy(grant, found.Image),
        _ => false,
    };

    // An image that somebody else runs too is not let pass for them.
    bool IsRunOnlyBy(ExceptionGrant grant, string image) => AreObjects(grant, [.. _runners[image]]);

    static bool AreObjects(ExceptionGrant grant, ImmutableArray<KubernetesObject> objects) =>
        grant.Objects.IsEmpty || (!objects.IsEmpty && objects.All(found => grant.Objects.Any(scope => scope.Matches(found))));

    bool AreImages(ExceptionGrant grant, ObjectFinding found)
    {
        if (grant.Images.IsEmpty)
            return true;
        ImmutableArray<string> images =
        [
            .. Named(found).SelectMany(PodTemplates.In).SelectMany(template => template.Workload.Containers)
                .Where(container => found.Container.Length == 0 || container.Name == found.Container)
                .Select(container => container.Image),
        ];
        return !images.IsEmpty && images.All(image => IsImage(grant, image));
    }

    // The same name may be written in several files: those of the finding's own are meant.
    ImmutableArray<KubernetesObject> Named(ObjectFinding found)
    {
        ImmutableArray<KubernetesObject> all = [.. _objects[found.Object]];
        ImmutableArray<KubernetesObject> near = [.. all.Where(candidate => candidate.Location.File == found.Location.File)];
        return near.IsEmpty ? all : near;
    }

    bool IsImage(ExceptionGrant grant, string image)
    {
        if (grant.Images.IsEmpty)
            return true;
        if (!_names.TryGetValue(image, out var names))
            names = _names[image] = NamesOf(image);
        return grant.Images.Any(pattern => names.Any(name => Wildcard.Matches(pattern, name)));
    }

    static string[] NamesOf(ImageFacts facts) =>
    [
        .. NamesOf(facts.Name)
            .Concat(facts.SubjectName == facts.Name ? [] : NamesOf(facts.SubjectName))
            .Concat(facts.Digest is { } digest && ImageReference.TryParse(facts.Name, out var reference) ? [$"{reference.Name}@{digest}"] : []),
    ];

    /// <summary>Every way to write a reference: as it is written, in full, short; each without its tag too, so that a pattern without one means all.</summary>
    static string[] NamesOf(string image)
    {
        if (!ImageReference.TryParse(image, out var reference))
            return [image];
        var tag = reference.EffectiveTag.Length == 0 ? "" : ":" + reference.EffectiveTag;
        return [image, reference.ToString(), reference.Name, reference.Name + tag, reference.FamiliarName, reference.FamiliarName + tag];
    }

    static IEnumerable<string> ImagesOf(KubernetesObject found) =>
        PodTemplates.In(found).SelectMany(template => template.Workload.Containers).Select(container => container.Image).Where(image => image.Length > 0);
}
