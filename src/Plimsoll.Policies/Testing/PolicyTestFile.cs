using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>A PolicyTest document as written.</summary>
/// <param name="Name">Its name; the file's where it has none.</param>
/// <param name="Location">Where it starts.</param>
public sealed record PolicyTestFile(string Name, SourceLocation Location)
{
    /// <summary>The kind of the document.</summary>
    public const string Kind = "PolicyTest";

    /// <summary>The API version of the document.</summary>
    public const string ApiVersion = "plimsoll.dev/v1";

    /// <summary>The ending of the names of test files.</summary>
    public const string FileEnding = ".test.yaml";

    /// <summary>The files of the policies and bindings under test: paths or patterns, relative to this file.</summary>
    public ImmutableArray<ObjectSource.InFile> Policies { get; init; } = [];

    /// <summary>The version of the API server, e.g. <c>1.34</c>; empty for the newest known.</summary>
    public string KubernetesVersion { get; init; } = "";

    /// <summary>Where the version is written.</summary>
    public SourceLocation VersionLocation { get; init; } = Location;

    /// <summary>What is in the cluster.</summary>
    public ImmutableArray<ObjectSource> Given { get; init; } = [];

    /// <summary>The tests, in written order.</summary>
    public ImmutableArray<PolicyTest> Tests { get; init; } = [];
}
