using System.Collections.Immutable;
using Plimsoll.Model;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Exceptions;

/// <summary>What somebody lets pass: a <c>plimsoll.dev/v1 Exception</c>, or an entry of a file that says the same. Immutable.</summary>
/// <param name="Name">Its name, e.g. <c>Exception web-curl</c>.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds; <c>null</c> where it does not end.</param>
/// <remarks>docs/exceptions.md. What it is about must be named in every list that is not empty.</remarks>
public sealed record ExceptionGrant(string Name, SourceLocation Location, string Owner, string Reason, DateOnly? Expires)
{
    /// <summary>The group and version of the kind.</summary>
    public const string ApiVersion = "plimsoll.dev/v1";

    /// <summary>The kind.</summary>
    public const string Kind = "Exception";

    /// <summary>The word for any vulnerability and any policy.</summary>
    public const string Any = "*";

    /// <summary>Vulnerabilities by any of their own names.</summary>
    public ImmutableArray<string> Vulnerabilities { get; init; } = [];

    /// <summary>Policies and checks: ids of findings, with <c>*</c> for any text.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Image references, with <c>*</c> for any text.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>Package URLs.</summary>
    public ImmutableArray<PackageUrlPattern> Packages { get; init; } = [];

    /// <summary>Kubernetes objects.</summary>
    public ImmutableArray<ObjectScope> Objects { get; init; } = [];

    /// <summary>Paths: of files in an image, or of manifests; with <c>*</c> for any text.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Where it is written, for people: what a suppression names.</summary>
    public string Source => $"{Name} ({Location with { Column = 0 }})";

    /// <summary>Whether it has ended.</summary>
    /// <param name="today">The day, UTC.</param>
    public bool HasExpired(DateOnly today) => Expires < today;

    /// <summary>What it makes of what it is about.</summary>
    public Suppression ToSuppression() => new(SuppressionKind.Exception, Source, Owner, "accepted", Reason, Expires);

    /// <summary>Whether it names a finding: its id, or the name of a Gatekeeper constraint behind the slash.</summary>
    /// <param name="id">The id of the finding.</param>
    public bool NamesPolicy(string id) => Policies.Any(pattern =>
        Wildcard.Matches(pattern, id) || (id.IndexOf('/') is >= 0 and var slash && Wildcard.Matches(pattern, id.AsSpan(slash + 1))));

    /// <summary>Whether a path is meant.</summary>
    /// <param name="path">The path.</param>
    public bool IsPath(string path) => Paths.IsEmpty || Paths.Any(pattern => Wildcard.Matches(pattern, path));
}
