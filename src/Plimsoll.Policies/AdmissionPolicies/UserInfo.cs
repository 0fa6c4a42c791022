using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Who makes a request.</summary>
/// <param name="Username">e.g. <c>system:serviceaccount:ci:deployer</c>.</param>
/// <param name="Uid">Empty where not known.</param>
/// <param name="Groups">e.g. <c>system:authenticated</c>.</param>
/// <param name="Extra">What the authenticator adds.</param>
public sealed record UserInfo(
    string Username,
    string Uid,
    ImmutableArray<string> Groups,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Extra)
{
    /// <summary>The user where none is given: an administrator with a client certificate, as kubeadm makes it.</summary>
    public static UserInfo Default { get; } =
        new("kubernetes-admin", "", ["system:masters", "system:authenticated"], ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);
}
