using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.EndToEnd.Cluster;

/// <summary>Writes what an API server of the tests proves itself with, and a client certificate of an administrator.</summary>
static class ServerCertificates
{
    static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset To = new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Files <c>ca.crt</c>, <c>server.crt</c>, <c>server.key</c>, <c>client.crt</c>, <c>client.key</c>, <c>accounts.key</c>.</summary>
    public static void Write(string folder)
    {
        using var authorityKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=plimsoll test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(From, To);
        File.WriteAllText(Path.Combine(folder, "ca.crt"), authority.ExportCertificatePem());

        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("kubernetes.default.svc");
        Sign(folder, "server", "CN=kube-apiserver", authority, "1.3.6.1.5.5.7.3.1", names.Build());
        Sign(folder, "client", "O=system:masters, CN=test administrator", authority, "1.3.6.1.5.5.7.3.2", null);
        using var accounts = RSA.Create(2048);
        File.WriteAllText(Path.Combine(folder, "accounts.key"), accounts.ExportRSAPrivateKeyPem());
    }

    static void Sign(string folder, string file, string name, X509Certificate2 authority, string usage, X509Extension? extension)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (extension is not null)
            request.CertificateExtensions.Add(extension);
        using var signed = request.Create(authority, From, To, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(folder, $"{file}.crt"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, $"{file}.key"), key.ExportRSAPrivateKeyPem());
    }
}
