using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Certificates made for tests: a root, one between, and a leaf.</summary>
static class TestCertificates
{
    public static readonly DateTimeOffset From = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    static readonly DateTimeOffset To = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Issued Root { get; } = Issue(Authority("root"), null, 1);

    public static Issued Between { get; } = Issue(Authority("between"), Root, 2);

    public static Issued Leaf { get; } = Issue(LeafRequest("leaf"), Between, 3);

    public static Draft Authority(string name, bool isAuthority = true, int? pathLength = null)
    {
        var draft = New($"CN={name}");
        draft.Request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, pathLength is not null, pathLength ?? 0, critical: true));
        return draft;
    }

    public static Draft LeafRequest(string name)
    {
        var draft = New($"CN={name}, O=Example, C=DE");
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("*.example.com");
        names.AddIpAddress(IPAddress.Parse("192.0.2.1"));
        names.AddUri(new Uri("spiffe://example.com/workload"));
        names.AddEmailAddress("a@example.com");
        draft.Request.CertificateExtensions.Add(names.Build());
        draft.Request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return draft;
    }

    public static Draft New(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new Draft(new CertificateRequest(name, key, HashAlgorithmName.SHA256), key);
    }

    public static Issued Issue(Draft draft, Issued? issuer, byte serial)
    {
        var name = issuer?.Certificate.SubjectName ?? draft.Request.SubjectName;
        var generator = X509SignatureGenerator.CreateForECDsa(issuer?.Key ?? draft.Key);
        return new Issued(draft.Request.Create(name, generator, From, To, [serial]), draft.Key);
    }

    public static string Pem(params Issued[] certificates) =>
        string.Concat(certificates.Select(each => each.Certificate.ExportCertificatePem() + "\n"));

    public sealed record Draft(CertificateRequest Request, ECDsa Key);

    public sealed record Issued(X509Certificate2 Certificate, ECDsa Key);
}
