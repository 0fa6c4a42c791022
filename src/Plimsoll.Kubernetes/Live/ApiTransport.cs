using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Makes the HTTP handler of a connection: whom it trusts, and what it shows of itself.</summary>
static class ApiTransport
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="KubeconfigException">A certificate or a key cannot be read.</exception>
    public static SocketsHttpHandler Handler(ClusterConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would take the token to another server.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = ConnectTimeout,
            MaxConnectionsPerServer = LiveLimits.MaxParallel,
            UseCookies = false,
        };
        if (connection.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy) { Credentials = Credentials(proxy) };
        handler.SslOptions = Tls(connection);
        return handler;
    }

    /// <summary>Name and password that stand in the proxy's address.</summary>
    static NetworkCredential? Credentials(Uri proxy) => proxy.UserInfo.Split(':', 2) switch
    {
        [{ Length: > 0 } name, var password] => new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password)),
        _ => null,
    };

    static SslClientAuthenticationOptions Tls(ClusterConnection connection)
    {
        var options = new SslClientAuthenticationOptions();
        try
        {
            if (connection.ClientCertificatePem.Length > 0)
                options.ClientCertificateContext = ClientCertificate(connection);
            if (connection.AuthorityPem.Length > 0)
                options.CertificateChainPolicy = Trusting(connection.AuthorityPem);
        }
        catch (CryptographicException bad)
        {
            throw new KubeconfigException($"context {connection.Name}: a certificate or key cannot be read: {bad.Message}");
        }

        if (connection.IsInsecure)
        {
#pragma warning disable CA5359 // The user's kubeconfig asks for it by name, and every run says so.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return options;
    }

    static X509ChainPolicy Trusting(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(pem);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("certificate-authority holds no certificate in PEM.");
    }

    static SslStreamCertificateContext ClientCertificate(ClusterConnection connection)
    {
        var certificate = X509Certificate2.CreateFromPem(connection.ClientCertificatePem, connection.ClientKeyPem);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(connection.ClientCertificatePem);
        all.RemoveAt(0);
        return SslStreamCertificateContext.Create(certificate, all, offline: true);
    }
}
