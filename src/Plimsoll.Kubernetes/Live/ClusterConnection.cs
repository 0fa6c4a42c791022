using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Where an API server is, and how it and its client prove who they are. A class, so that nothing prints what it holds.</summary>
public sealed class ClusterConnection
{
    /// <summary>What people call it: the name of the context, or <c>in-cluster</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The address: <c>https://host:port</c>, perhaps with a path.</summary>
    public required Uri Server { get; init; }

    /// <summary>Certificates of the authorities that may vouch for the server, PEM; empty for those of the system.</summary>
    public string AuthorityPem { get; init; } = "";

    /// <summary>The name that the server's certificate must have, where it is not the address.</summary>
    public string TlsServerName { get; init; } = "";

    /// <summary>Whether any certificate of the server is taken.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>The proxy: http, https or socks5; <c>null</c> for what the environment says.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The client's certificate and those between it and its authority, PEM; empty where there is none.</summary>
    public string ClientCertificatePem { get; init; } = "";

    /// <summary>The client's key, PEM.</summary>
    public string ClientKeyPem { get; init; } = "";

    /// <summary>The bearer token; empty where there is none.</summary>
    public string Token { get; init; } = "";

    /// <summary>The name for HTTP's basic authentication; empty where there is none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The password for HTTP's basic authentication.</summary>
    public string Password { get; init; } = "";

    /// <summary>Headers that ask to act as somebody else.</summary>
    public ImmutableArray<(string Name, string Value)> Impersonation { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
