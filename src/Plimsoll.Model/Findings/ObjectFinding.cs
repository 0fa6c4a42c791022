using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Findings;

/// <summary>A finding on a Kubernetes object.</summary>
/// <param name="Id">Stable id of the check.</param>
/// <param name="Title">What the check is about.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remediation">What to do about it.</param>
/// <param name="Object">The object.</param>
/// <param name="Container">The container it is about; empty where it is about the whole object.</param>
/// <param name="Location">The line to look at.</param>
/// <param name="Standard">The Pod Security level (<c>baseline</c>, <c>restricted</c>) it breaks; empty for other checks.</param>
public sealed record ObjectFinding(
    string Id,
    string Title,
    Severity Severity,
    string Message,
    string Remediation,
    ObjectReference Object,
    string Container,
    SourceLocation Location,
    string Standard = "") : Finding(Id, Title, Severity, Message, Remediation);
