using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>What a declared baseline accepts.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Kind">The object's kind; empty for any, here and below.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day on which it is; <c>null</c> where it has none.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BaselineEntry(
    string Id, string Kind, string Namespace, string Name, string Reason, DateOnly? Expires, SourceLocation Location)
{
    /// <summary>The container; empty for any.</summary>
    public string Container { get; init; } = "";

    /// <summary>A part of the finding's message; empty for any message.</summary>
    public string Says { get; init; } = "";

    /// <summary>Whether it is about a finding, expired or not.</summary>
    /// <param name="finding">The finding.</param>
    public bool IsAbout(ObjectFinding finding) =>
        finding.Id == Id
        && (Kind.Length == 0 || finding.Object.Kind == Kind)
        && (Namespace.Length == 0 || finding.Object.Namespace == Namespace)
        && (Name.Length == 0 || finding.Object.Name == Name)
        && (Container.Length == 0 || finding.Container == Container)
        && (Says.Length == 0 || finding.Message.Contains(Says, StringComparison.Ordinal));

    /// <summary>Whether it has expired.</summary>
    /// <param name="today">The day.</param>
    public bool HasExpired(DateOnly today) => Expires < today;
}
