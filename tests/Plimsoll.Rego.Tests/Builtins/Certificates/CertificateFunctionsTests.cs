using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using Plimsoll.Rego.Values;
using static Plimsoll.Rego.Builtins.Certificates.TestCertificates;

namespace Plimsoll.Rego.Builtins.Certificates;

public sealed class CertificateFunctionsTests
{
    const string Parse = "crypto.x509.parse_certificates";

    const string Verify = "crypto.x509.parse_and_verify_certificates";

    static RegoObject ParsedLeaf { get; } = (RegoObject)((RegoArray)FunctionCall.OfTexts(Parse, Pem(Leaf)).Value!).Items[0];

    static string Verdict(params Issued[] chain) => ((RegoArray)FunctionCall.OfTexts(Verify, Pem(chain)).Value!).Items[0].ToString();

    static string VerdictWith(string options, params Issued[] chain)
    {
        var call = FunctionCall.Of(Verify + "_with_options", FunctionCall.Quote(Pem(chain)), options);
        return call.Value is RegoArray answer ? answer.Items[0].ToString() : call.Message!;
    }

    [Theory]
    [InlineData("Version", "3")]
    [InlineData("SerialNumber", "3")]
    [InlineData("NotBefore", "\"2020-01-02T03:04:05Z\"")]
    [InlineData("DNSNames", "[\"*.example.com\"]")]
    [InlineData("IPAddresses", "[\"192.0.2.1\"]")]
    [InlineData("EmailAddresses", "[\"a@example.com\"]")]
    [InlineData("URIStrings", "[\"spiffe://example.com/workload\"]")]
    [InlineData("ExtKeyUsage", "[1]")]
    [InlineData("KeyUsage", "0")]
    [InlineData("IsCA", "false")]
    [InlineData("SignatureAlgorithm", "10")]
    [InlineData("PublicKeyAlgorithm", "3")]
    [InlineData("OCSPServer", "null")]
    public void A_certificate_has_the_members_of_Go(string member, string value) =>
        Assert.Equal(FunctionCall.Json(value), ParsedLeaf[member]);

    [Fact]
    public void A_subject_is_told_in_its_parts()
    {
        var subject = (RegoObject)ParsedLeaf["Subject"]!;

        Assert.Equal(FunctionCall.Json("\"leaf\""), subject["CommonName"]);
        Assert.Equal(FunctionCall.Json("[\"Example\"]"), subject["Organization"]);
        Assert.Equal(FunctionCall.Json("[\"DE\"]"), subject["Country"]);
        Assert.Equal(RegoNull.Value, subject["Locality"]);
        Assert.Equal(FunctionCall.Json("\"between\""), ((RegoObject)ParsedLeaf["Issuer"]!)["CommonName"]);
    }

    [Fact]
    public void A_URI_is_told_in_its_parts()
    {
        var uri = (RegoObject)((RegoArray)ParsedLeaf["URIs"]!).Items[0];

        Assert.Equal(FunctionCall.Json("\"spiffe\""), uri["Scheme"]);
        Assert.Equal(FunctionCall.Json("\"example.com\""), uri["Host"]);
        Assert.Equal(FunctionCall.Json("\"/workload\""), uri["Path"]);
    }

    [Fact]
    public void Certificates_are_read_from_PEM_and_from_base64_of_it_or_of_the_documents()
    {
        var pem = Pem(Root, Leaf);
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));
        var documents = Convert.ToBase64String([.. Root.Certificate.RawData, .. Leaf.Certificate.RawData]);

        var expected = FunctionCall.OfTexts(Parse, pem).Value;
        Assert.Equal(2, ((RegoArray)expected!).Count);
        Assert.Equal(expected, FunctionCall.OfTexts(Parse, base64).Value);
        Assert.Equal(expected, FunctionCall.OfTexts(Parse, documents).Value);
    }

    [Theory]
    [InlineData("AAAA", "x509: malformed certificate")]
    [InlineData("!", "illegal base64 data at input byte 0")]
    [InlineData("-----BEGIN X-----\nAAAA\n-----END X-----", "PEM block type is 'X', expected CERTIFICATE")]
    public void What_is_no_certificate_is_refused(string text, string message) => Assert.Equal(message, FunctionCall.OfTexts(Parse, text).Message);

    [Fact]
    public void Too_many_certificates_are_refused() =>
        Assert.Equal(
            "x509: more than 256 certificates",
            FunctionCall.OfTexts(Parse, Pem([.. Enumerable.Repeat(Root, CertificateFunctions.MaxCertificates + 1)])).Message);

    [Fact]
    public void A_certificate_with_a_changed_byte_is_read_or_refused() => Gen.Select(Gen.Int[0, Leaf.Certificate.RawData.Length - 1], Gen.Byte).Sample((at, value) =>
    {
        var bytes = Leaf.Certificate.RawData.ToArray();
        bytes[at] = value;
        var call = FunctionCall.OfTexts(Parse, Convert.ToBase64String(bytes));
        Assert.True(call.Value is RegoArray || call.Code == "eval_builtin_error");
    });

    [Fact]
    public void A_chain_to_the_root_is_verified_and_told_from_the_leaf_on()
    {
        var answer = (RegoArray)FunctionCall.OfTexts(Verify, Pem(Root, Between, Leaf)).Value!;

        Assert.Equal(RegoBoolean.True, answer.Items[0]);
        Assert.Equal(
            ["leaf", "between", "root"],
            ((RegoArray)answer.Items[1]).Items.ToArray().Select(each => ((RegoString)((RegoObject)((RegoObject)each)["Subject"]!)["CommonName"]!).Value));
    }

    [Fact]
    public void A_chain_with_a_gap_is_not_verified()
    {
        Assert.Equal("false", Verdict(Root, Leaf));
        Assert.Equal("false", Verdict(Leaf));
        Assert.Equal("[false, []]", FunctionCall.OfTexts(Verify, "nothing").Value!.ToString());
    }

    [Fact]
    public void Who_is_no_authority_signs_for_nobody()
    {
        var other = Issue(Authority("between", isAuthority: false), Root, 4);
        Assert.Equal("false", Verdict(Root, other, Issue(LeafRequest("leaf"), other, 5)));
    }

    [Fact]
    public void A_signature_of_another_key_with_the_same_name_is_none()
    {
        var impostor = Issue(Authority("root"), null, 1);
        Assert.Equal("false", Verdict(Root, Issue(LeafRequest("leaf"), impostor, 5)));
    }

    [Fact]
    public void A_chain_longer_than_the_root_allows_is_not_verified()
    {
        var root = Issue(Authority("root", pathLength: 0), null, 1);
        var between = Issue(Authority("between"), root, 2);

        Assert.Equal("true", Verdict(root, Issue(LeafRequest("leaf"), root, 3)));
        Assert.Equal("false", Verdict(root, between, Issue(LeafRequest("leaf"), between, 4)));
    }

    [Fact]
    public void A_critical_extension_that_is_not_known_ends_the_chain()
    {
        var draft = LeafRequest("leaf");
        draft.Request.CertificateExtensions.Add(new X509Extension("1.2.3.4", [5, 0], critical: true));
        Assert.Equal("false", Verdict(Root, Issue(draft, Root, 6)));
    }

    [Theory]
    [InlineData("""{"DNSName": "a.example.com"}""", "true")]
    [InlineData("""{"DNSName": "a.b.example.com"}""", "false")]
    [InlineData("""{"DNSName": "192.0.2.1"}""", "true")]
    [InlineData("""{"CurrentTime": 1500000000000000000}""", "false")]
    [InlineData("""{"KeyUsages": ["KeyUsageClientAuth"]}""", "false")]
    [InlineData("""{"KeyUsages": ["KeyUsageAny"]}""", "true")]
    [InlineData("""{"KeyUsages": ["x"]}""", "invalid entries for 'KeyUsages' found: [x]")]
    [InlineData("""{"DNSName": 1}""", "'DNSName' should be a string")]
    [InlineData("""{"other": 1}""", "invalid key option")]
    public void A_chain_is_held_against_what_is_demanded(string options, string verdict) =>
        Assert.Equal(verdict, VerdictWith(options, Root, Between, Leaf));

    [Fact]
    public void A_request_is_read_with_the_names_it_asks_for()
    {
        var pem = LeafRequest("asked").Request.CreateSigningRequestPem();
        var request = (RegoObject)FunctionCall.OfTexts("crypto.x509.parse_certificate_request", pem).Value!;

        Assert.Equal(FunctionCall.Json("\"asked\""), ((RegoObject)request["Subject"]!)["CommonName"]);
        Assert.Equal(FunctionCall.Json("[\"*.example.com\"]"), request["DNSNames"]);
        Assert.Equal(FunctionCall.Json("0"), request["Version"]);
    }

    [Fact]
    public void What_is_no_request_is_refused()
    {
        Assert.StartsWith(
            "asn1: structure error",
            FunctionCall.OfTexts("crypto.x509.parse_certificate_request", "AAAA").Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "invalid PEM-encoded certificate signing request",
            FunctionCall.OfTexts("crypto.x509.parse_certificate_request", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Pem(Root)))).Message);
    }

    [Fact]
    public void A_certificate_of_RSA_tells_its_numbers()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=rsa", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        using var certificate = request.CreateSelfSigned(From, From.AddYears(1));

        var parsed = (RegoObject)((RegoArray)FunctionCall.OfTexts(Parse, certificate.ExportCertificatePem()).Value!).Items[0];
        Assert.Equal(FunctionCall.Json("65537"), ((RegoObject)parsed["PublicKey"]!)["E"]);
        Assert.Equal(FunctionCall.Json("13"), parsed["SignatureAlgorithm"]);
    }
}
