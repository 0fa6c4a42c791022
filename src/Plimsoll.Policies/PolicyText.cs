using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies;

/// <summary>What the annotations of a policy say to people. Policies of every kind may carry them.</summary>
/// <param name="Title">A few words; the policy's name where it has none.</param>
/// <param name="Description">Why there is such a policy; empty where it does not say.</param>
/// <param name="Remediation">What to do where it is broken; empty where it does not say.</param>
/// <param name="Controls">The controls of standards that it belongs to, e.g. <c>NIST-800-190 4.1.1</c>.</param>
/// <param name="Severity">How bad it is to break it; <see cref="Severity.Unknown"/> where it does not say.</param>
public sealed record PolicyText(
    string Title, string Description, string Remediation, ImmutableArray<string> Controls, Severity Severity)
{
    /// <summary>The prefix of the annotations: <c>plimsoll.dev/title</c>, <c>description</c>, <c>remediation</c>, <c>controls</c>, <c>severity</c>.</summary>
    public const string Prefix = "plimsoll.dev/";

    /// <summary>The text of what is no single policy.</summary>
    internal static PolicyText None(string title) => new(title, "", "", [], Severity.Unknown);

    /// <summary>Reads the annotations of a policy.</summary>
    /// <param name="policy">The policy.</param>
    public static PolicyText Of(KubernetesObject policy)
    {
        var annotations = policy.Root["metadata"]?["annotations"];
        return new PolicyText(
            Read("title") is { Length: > 0 } title ? title : policy.Reference.Name,
            Read("description"),
            Read("remediation"),
            [.. Read("controls").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Enum.TryParse<Severity>(Read("severity"), out var severity) ? severity : Severity.Unknown);

        string Read(string name) => annotations?[Prefix + name].AsText?.Trim() ?? "";
    }
}
