using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>How a user of a kubeconfig proves who they are.</summary>
/// <param name="user">The user; <c>null</c> where the context names none.</param>
sealed class KubeconfigUser(KubeconfigEntry? user)
{
    /// <summary>The connection of this user to a cluster.</summary>
    /// <exception cref="KubeconfigException">A file cannot be read, or the user needs what is not allowed.</exception>
    public async Task<ClusterConnection> CompleteAsync(
        string name, Uri server, KubeconfigEntry cluster, ExecCredentialPlugin? plugin, CancellationToken cancellation)
    {
        var credential = await CredentialAsync(cluster, plugin, cancellation);
        return new ClusterConnection
        {
            Name = name,
            Server = server,
            AuthorityPem = cluster.Content("certificate-authority"),
            TlsServerName = cluster.Text("tls-server-name"),
            IsInsecure = cluster.IsTrue("insecure-skip-tls-verify"),
            Proxy = Proxy(cluster),
            Token = credential.Token,
            ClientCertificatePem = credential.CertificatePem,
            ClientKeyPem = credential.KeyPem,
            UserName = user?.Text("username") ?? "",
            Password = user?.Text("password") ?? "",
            Impersonation = [.. Impersonation()],
        };
    }

    static Uri? Proxy(KubeconfigEntry cluster)
    {
        if (cluster.Text("proxy-url") is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5"
            ? proxy
            : throw new KubeconfigException($"{cluster.File}: proxy-url \"{text}\": expected http://, https:// or socks5:// and an address.");
    }

    async Task<ExecCredential> CredentialAsync(KubeconfigEntry cluster, ExecCredentialPlugin? plugin, CancellationToken cancellation)
    {
        if (user is null)
            return new ExecCredential("", "", "");
        // As client-go: a token in a file, which is renewed, counts before the one that is written out.
        var token = user.FileContent("tokenFile").Trim() is { Length: > 0 } read ? read : user.Text("token");
        var written = new ExecCredential(token, user.Content("client-certificate"), user.Content("client-key"));
        if (written.CertificatePem.Length > 0 != written.KeyPem.Length > 0)
            throw new KubeconfigException($"{user.File}: client-certificate and client-key: one of them is missing.");
        if (user.Node?["exec"] is MappingNode exec)
            return plugin is null ? throw Refused(exec) : await plugin.RunAsync(exec, user, cluster, cancellation);
        if (user.Node?["auth-provider"] is { } provider && provider.IsSet)
        {
            throw new KubeconfigException(
                $"{user.File}: auth-provider {provider["name"].AsText}: Kubernetes removed these; use an exec plugin, or a token: kubectl create token NAME.");
        }

        return written;
    }

    KubeconfigException Refused(MappingNode exec) => new(
        $"{user!.File}: the user's credentials come from the program \"{exec["command"].AsText}\": " // A user has an exec.
        + "allow it to be run by --allow-exec, or use a token: kubectl create token NAME.");

    IEnumerable<(string Name, string Value)> Impersonation()
    {
        if (user?.Text("as") is not { Length: > 0 } name)
            yield break;
        yield return ("Impersonate-User", name);
        if (user.Text("as-uid") is { Length: > 0 } uid)
            yield return ("Impersonate-Uid", uid);
        foreach (var group in Texts(user.Node?["as-groups"]))
            yield return ("Impersonate-Group", group);
        foreach (var extra in (user.Node?["as-user-extra"] as MappingNode)?.Entries ?? [])
        {
            foreach (var value in Texts(extra.Value))
                yield return ($"Impersonate-Extra-{Uri.EscapeDataString(extra.Key)}", value);
        }
    }

    static ImmutableArray<string> Texts(ObjectNode? node) =>
        [.. ((node as SequenceNode)?.Items ?? []).Select(item => item.AsText).OfType<string>()];
}
