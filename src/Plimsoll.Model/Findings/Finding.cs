using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Model.Findings;

/// <summary>Something wrong that was found. What follows from it is decided by the Judge.</summary>
/// <param name="Id">Stable id: of the check (<c>PLM-K8S-0001</c>) or of the vulnerability.</param>
/// <param name="Title">What the check is about, a few words.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What was found, in Kubernetes' words.</param>
/// <param name="Remediation">What to do about it; empty where nothing can be said.</param>
public abstract record Finding(string Id, string Title, Severity Severity, string Message, string Remediation);
