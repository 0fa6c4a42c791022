using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>Where a test's object comes from.</summary>
/// <param name="Location">Where the test says so.</param>
public abstract record ObjectSource(SourceLocation Location)
{
    /// <summary>Written into the test.</summary>
    /// <param name="Location">Where.</param>
    /// <param name="Object">The object.</param>
    public sealed record Inline(SourceLocation Location, KubernetesObject Object) : ObjectSource(Location);

    /// <summary>Of a file: <c>PATH</c> where it holds one object, else <c>PATH#KIND/NAME</c>.</summary>
    /// <param name="Location">Where.</param>
    /// <param name="Path">Relative to the test file.</param>
    /// <param name="Kind">The kind; empty for any.</param>
    /// <param name="Name">The name; empty for any.</param>
    public sealed record InFile(SourceLocation Location, string Path, string Kind, string Name) : ObjectSource(Location);

    /// <summary>A namespace of which only the labels matter.</summary>
    /// <param name="Location">Where.</param>
    /// <param name="Object">The namespace.</param>
    public sealed record ShortNamespace(SourceLocation Location, KubernetesObject Object) : ObjectSource(Location);
}
