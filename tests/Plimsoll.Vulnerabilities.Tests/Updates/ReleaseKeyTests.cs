using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class ReleaseKeyTests
{
    [Theory]
    [InlineData("1.2.840.10045.3.1.7")]
    [InlineData("1.3.132.0.34")]
    [InlineData("1.3.132.0.35")]
    public void A_signature_is_verified_by_the_public_half(string curve)
    {
        using var folder = new TestFolder();
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        using var signing = Read(folder, key.ExportECPrivateKeyPem());
        using var verifying = Read(folder, key.ExportSubjectPublicKeyInfoPem());

        var signature = signing.Sign("database"u8);

        Assert.Equal((true, false), (signing.IsPrivate, verifying.IsPrivate));
        Assert.Equal(signing.Fingerprint, verifying.Fingerprint);
        Assert.True(verifying.Verifies("database"u8, signature));
        Assert.False(verifying.Verifies("another"u8, signature));
        Assert.False(verifying.Verifies("database"u8, [1, 2, 3]));
        Assert.Throws<InvalidOperationException>(() => verifying.Sign("database"u8));
    }

    [Fact]
    public void The_hash_of_the_curve_is_accepted_too()
    {
        using var folder = new TestFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var verifying = Read(folder, key.ExportSubjectPublicKeyInfoPem());

        Assert.True(verifying.Verifies("database"u8, key.SignData("database"u8, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Fact]
    public void An_encrypted_key_needs_its_password()
    {
        using var folder = new TestFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        var path = folder.Write("key", Encoding.UTF8.GetBytes(pem));

        Assert.True(Assert.Single(ReleaseKey.Read(path, "secret")).IsPrivate);
        var problem = Assert.Throws<ReleaseException>(() => ReleaseKey.Read(path, "wrong"));
        Assert.Contains("PLIMSOLL_DB_KEY_PASSWORD", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_may_hold_several_keys()
    {
        using var folder = new TestFolder();
        var pems = Enumerable.Range(0, 3).Select(_ =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportSubjectPublicKeyInfoPem();
        });

        Assert.Equal(3, ReleaseKey.Read(folder.Write("keys", Encoding.UTF8.GetBytes(string.Join("\n\n", pems))), "").Select(key => key.Fingerprint).Distinct().Count());
    }

    [Theory]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    [InlineData("-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n")]
    public void What_is_no_key_is_told(string text)
    {
        using var folder = new TestFolder();

        Assert.Throws<ReleaseException>(() => ReleaseKey.Read(folder.Write("key", Encoding.UTF8.GetBytes(text)), ""));
    }

    [Fact]
    public void An_rsa_key_is_told()
    {
        using var folder = new TestFolder();
        using var key = RSA.Create(2048);

        Assert.Throws<ReleaseException>(() => Read(folder, key.ExportSubjectPublicKeyInfoPem()));
    }

    static ReleaseKey Read(TestFolder folder, string pem) => Assert.Single(ReleaseKey.Read(folder.Write("key", Encoding.UTF8.GetBytes(pem)), ""));
}
