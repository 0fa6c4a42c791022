using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>An object that another one will make.</summary>
/// <param name="Object">The object, mutators applied.</param>
/// <param name="Template">What says that it will be made.</param>
public sealed record GeneratedObject(KubernetesObject Object, ExpansionTemplate Template)
{
    /// <summary>The message of a violation of it, as Gatekeeper writes it: with the name of the template before it.</summary>
    /// <param name="message">The message of the constraint.</param>
    public string MessageOf(string message) => $"[Implied by {Template.Name}] {message}";
}
