using System.Collections.Immutable;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A user, as the API server authenticated it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Groups">The groups.</param>
public sealed record AuthorizationUser(string Name, ImmutableArray<string> Groups)
{
    const string AllServiceAccounts = "system:serviceaccounts";

    /// <summary>The id; empty where there is none.</summary>
    public string Uid { get; init; } = "";

    /// <summary>What else the authenticator told of the user.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Extra { get; init; } = [];

    /// <summary>The user that a service account is.</summary>
    public static AuthorizationUser OfServiceAccount(string serviceNamespace, string name) =>
        new($"system:serviceaccount:{serviceNamespace}:{name}", [AllServiceAccounts, $"{AllServiceAccounts}:{serviceNamespace}"]);
}
