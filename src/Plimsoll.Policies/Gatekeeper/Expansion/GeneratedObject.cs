using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>An object that another one will make.</summary>
/// <param name="Object">The object, mutators applied.</param>
/// <param name="Template">What says that it will be made.</param>
public sealed record GeneratedObject(KubernetesObject Object, ExpansionTemplate Template)
{
    /// <summary>What a constraint says of it, as Gatekeeper tells it: with the message of <see cref="MessageOf"/> and the action of the template, where it has one.</summary>
    /// <param name="result">What the constraint says.</param>
    public GatekeeperResult ResultOf(GatekeeperResult result) =>
        result with { Message = MessageOf(result.Message), Actions = Template.Action is { } action ? [action] : result.Actions };

    /// <summary>The message of a violation of it, as Gatekeeper writes it: with the name of the template before it.</summary>
    /// <param name="message">The message of the constraint.</param>
    public string MessageOf(string message) => $"[Implied by {Template.Name}] {message}";
}
