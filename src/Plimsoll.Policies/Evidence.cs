using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies;

/// <summary>Everything that lies before the Judge.</summary>
/// <param name="Objects">The Kubernetes objects.</param>
/// <param name="Images">The images, scanned and matched.</param>
/// <param name="Database">The vulnerability data the matches rest on; <c>null</c> where no image was to be examined.</param>
/// <param name="Unread">What could not be read on the way here, the images' own left out.</param>
public sealed record Evidence(
    ImmutableArray<KubernetesObject> Objects,
    ImmutableArray<ExaminedImage> Images,
    DatabaseStatus? Database,
    ImmutableArray<Unread> Unread);
