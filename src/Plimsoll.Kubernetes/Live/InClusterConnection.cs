namespace Plimsoll.Kubernetes.Live;

/// <summary>The connection of a Pod with the ServiceAccount that it runs as.</summary>
/// <remarks>https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/: environment and mounted files.</remarks>
public static class InClusterConnection
{
    /// <summary>Where the ServiceAccount's token is mounted in every Pod.</summary>
    public const string Folder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Whether this process runs in a Pod, as far as the environment says.</summary>
    /// <param name="environment">Looks up a variable.</param>
    public static bool IsPossible(Func<string, string?> environment) => environment("KUBERNETES_SERVICE_HOST") is { Length: > 0 };

    /// <summary>Makes the connection.</summary>
    /// <param name="environment">Looks up a variable.</param>
    /// <param name="folder">Where token and authority are mounted.</param>
    /// <exception cref="KubeconfigException">This process does not run in a Pod, or has no token.</exception>
    public static ClusterConnection Make(Func<string, string?> environment, string folder = Folder)
    {
        if (environment("KUBERNETES_SERVICE_HOST") is not { Length: > 0 } host)
            throw new KubeconfigException("KUBERNETES_SERVICE_HOST is not set: this does not run in a Pod.");
        var port = environment("KUBERNETES_SERVICE_PORT") is { Length: > 0 } written ? written : "443";
        var bracketed = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        if (!Uri.TryCreate($"https://{bracketed}:{port}", UriKind.Absolute, out var server))
            throw new KubeconfigException($"KUBERNETES_SERVICE_HOST {host}, KUBERNETES_SERVICE_PORT {port}: no address.");
        return new ClusterConnection
        {
            Name = "in-cluster",
            Server = server,
            AuthorityPem = CredentialFile.Read(Path.Combine(folder, "ca.crt"), "the authority of the cluster"),
            Token = CredentialFile.Read(Path.Combine(folder, "token"), "the token of the ServiceAccount").Trim(),
        };
    }
}
