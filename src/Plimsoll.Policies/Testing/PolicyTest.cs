using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>One test as written.</summary>
/// <param name="Name">Its name, unique in its file.</param>
/// <param name="Location">Where it is written.</param>
public sealed record PolicyTest(string Name, SourceLocation Location)
{
    /// <summary>The object of the request; <c>null</c> for DELETE and for a review.</summary>
    public ObjectSource? Object { get; init; }

    /// <summary>What is changed in the object first; <c>null</c> for nothing.</summary>
    public MappingNode? Patch { get; init; }

    /// <summary>The object before the request; <c>null</c> where there is none, or it is the object without its patch.</summary>
    public ObjectSource? OldObject { get; init; }

    /// <summary>What is changed in the object before the request; <c>null</c> for nothing.</summary>
    public MappingNode? OldPatch { get; init; }

    /// <summary>What the request does; <c>null</c> to tell it by the objects.</summary>
    public AdmissionOperation? Operation { get; init; }

    /// <summary>An AdmissionReview in place of the objects; <c>null</c> for none.</summary>
    public ObjectSource? Review { get; init; }

    /// <summary>Who asks; <c>null</c> for an administrator.</summary>
    public UserInfo? User { get; init; }

    /// <summary>The namespace; <c>null</c> for the one that the object names.</summary>
    public NamespaceOverride? Namespace { get; init; }

    /// <summary>The parameters in place of those of the file; <c>null</c> for those of the file.</summary>
    public ImmutableArray<ObjectSource>? Params { get; init; }

    /// <summary>Objects beside those of the file; one of the same name counts instead.</summary>
    public ImmutableArray<ObjectSource> Given { get; init; } = [];

    /// <summary>Whether nothing will be stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>e.g. <c>scale</c>; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>What is expected; at least one.</summary>
    public ImmutableArray<TestExpectation> Expectations { get; init; } = [];
}
