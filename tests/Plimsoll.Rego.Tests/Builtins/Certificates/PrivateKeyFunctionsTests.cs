using System.Numerics;
using System.Security.Cryptography;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

public sealed class PrivateKeyFunctionsTests
{
    static RegoArray Keys(string text) => (RegoArray)FunctionCall.OfTexts("crypto.parse_private_keys", text).Value!;

    [Fact]
    public void Keys_of_RSA_are_told_by_their_numbers_whatever_their_document()
    {
        using var key = RSA.Create(2048);
        var numbers = key.ExportParameters(includePrivateParameters: true);

        var keys = Keys(key.ExportRSAPrivateKeyPem() + "\n" + key.ExportPkcs8PrivateKeyPem());

        Assert.Equal(2, keys.Count);
        Assert.Equal(keys.Items[0], keys.Items[1]);
        var told = (RegoObject)keys.Items[0];
        Assert.Equal(RegoNumber.Of(new BigInteger(numbers.D, isUnsigned: true, isBigEndian: true)), told["D"]);
        Assert.Equal(
            RegoNumber.Of(new BigInteger(numbers.InverseQ, isUnsigned: true, isBigEndian: true)),
            ((RegoObject)told["Precomputed"]!)["Qinv"]);
    }

    [Theory]
    [InlineData("nistP256", "P-256")]
    [InlineData("nistP384", "P-384")]
    [InlineData("nistP521", "P-521")]
    public void Keys_of_curves_are_told_with_their_points(string friendlyName, string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(friendlyName));
        var point = key.ExportParameters(includePrivateParameters: true).Q;

        var keys = Keys(key.ExportECPrivateKeyPem() + "\n" + key.ExportPkcs8PrivateKeyPem());

        Assert.Equal(keys.Items[0], keys.Items[1]);
        Assert.Equal(RegoNumber.Of(new BigInteger(point.X, isUnsigned: true, isBigEndian: true)), ((RegoObject)keys.Items[0])["X"]);
        var jwk = (RegoObject)FunctionCall.OfTexts("crypto.x509.parse_rsa_private_key", key.ExportECPrivateKeyPem()).Value!;
        Assert.Equal(new RegoString(curve), jwk["crv"]);
        Assert.Equal(new RegoString(GoBase64.EncodeUrl(point.X)), jwk["x"]);
    }

    [Fact]
    public void A_key_of_Ed25519_is_told_as_its_bytes()
    {
        var seed = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var document = Convert.ToBase64String([.. Convert.FromHexString("302e020100300506032b657004220420"), .. seed]);
        var pem = $"-----BEGIN PRIVATE KEY-----\n{document}\n-----END PRIVATE KEY-----";

        Assert.Equal(new RegoString(Convert.ToBase64String([.. seed, .. Ed25519.PublicKeyOf(seed)])), Keys(pem).Items[0]);
        Assert.Equal(
            FunctionCall.Json("\"OKP\""), ((RegoObject)FunctionCall.OfTexts("crypto.x509.parse_rsa_private_key", pem).Value!)["kty"]);
    }

    [Fact]
    public void Without_a_key_there_is_none()
    {
        Assert.Equal(RegoNull.Value, FunctionCall.OfTexts("crypto.parse_private_keys", "").Value);
        Assert.Equal(RegoArray.Empty, Keys("nothing"));
        Assert.Equal("input PEM data was empty", FunctionCall.OfTexts("crypto.x509.parse_rsa_private_key", "").Message);
    }

    [Fact]
    public void A_document_that_is_no_key_is_refused() => Assert.StartsWith(
        "x509: failed to parse private key",
        FunctionCall.OfTexts("crypto.parse_private_keys", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----").Message,
        StringComparison.Ordinal);

    [Fact]
    public void Too_many_keys_are_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = string.Concat(Enumerable.Repeat(key.ExportECPrivateKeyPem() + "\n", PrivateKeyFunctions.MaxKeys + 1));

        Assert.Equal("more than 64 blocks of PEM", FunctionCall.OfTexts("crypto.parse_private_keys", pem).Message);
    }

    [Fact]
    public void A_certificate_and_its_key_are_a_pair()
    {
        var certificate = TestCertificates.Pem(TestCertificates.Leaf);
        var pair = (RegoObject)FunctionCall.OfTexts(
            "crypto.x509.parse_keypair", certificate, TestCertificates.Leaf.Key.ExportPkcs8PrivateKeyPem()).Value!;

        Assert.Equal(new RegoString(Convert.ToBase64String(TestCertificates.Leaf.Certificate.RawData)), ((RegoArray)pair["Certificate"]!).Items[0]);
        Assert.Equal(
            "tls: private key does not match public key",
            FunctionCall.OfTexts("crypto.x509.parse_keypair", certificate, TestCertificates.Root.Key.ExportPkcs8PrivateKeyPem()).Message);
    }
}
