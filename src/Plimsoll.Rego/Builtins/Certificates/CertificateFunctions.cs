using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Certificates: <c>crypto.x509.parse_certificates</c> and its kin.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/crypto.</remarks>
static class CertificateFunctions
{
    /// <summary>Most certificates in one text.</summary>
    public const int MaxCertificates = 256;

    const string Certificates = "array[object[string: any]]";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("crypto.x509.parse_and_verify_certificates", $"string -> array<boolean, {Certificates}>", ParseAndVerify) { IsImpure = true },
        new(
            "crypto.x509.parse_and_verify_certificates_with_options",
            $"string, object[string: any] -> array<boolean, {Certificates}>",
            ParseAndVerifyWith) { IsImpure = true },
        new("crypto.x509.parse_certificate_request", "string -> object[string: any]", ParseRequest),
        new("crypto.x509.parse_certificates", $"string -> {Certificates}", Parse),
    ];

    static RegoArray NotVerified { get; } = new(RegoBoolean.False, RegoArray.Empty);

    /// <summary>Reads certificates: blocks of PEM, or base64 of them, or base64 of the documents one behind the other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mistake">What is wrong.</param>
    /// <returns>The certificates; <c>null</c> where something is wrong.</returns>
    public static List<CertificateDocument>? Read(string text, out string mistake)
    {
        mistake = "";
        if (!IsPem(text))
        {
            if (!GoBase64.TryDecode(text, out var decoded, out var reason))
            {
                mistake = reason;
                return null;
            }

            if (!decoded.AsSpan().StartsWith("-----BEGIN"u8))
                return ReadAll(decoded, out mistake);
            text = Encoding.UTF8.GetString(decoded);
        }

        var blocks = PemBlock.ReadAll(text, MaxCertificates + 1);
        if (blocks.Find(block => block.Label != "CERTIFICATE") is { } other)
        {
            mistake = $"PEM block type is '{other.Label}', expected CERTIFICATE";
            return null;
        }

        return ReadAll([.. blocks.SelectMany(block => block.Bytes)], out mistake);
    }

    static List<CertificateDocument>? ReadAll(byte[] bytes, out string mistake)
    {
        var certificates = new List<CertificateDocument>();
        mistake = $"x509: more than {MaxCertificates} certificates";
        try
        {
            for (var rest = (ReadOnlyMemory<byte>)bytes; rest.Length > 0;)
            {
                if (certificates.Count == MaxCertificates)
                    return null;
                certificates.Add(CertificateDocument.Read(rest, out var length));
                rest = rest[length..];
            }

            return certificates;
        }
        catch (Exception refused) when (refused is AsnContentException or CryptographicException)
        {
            mistake = "x509: malformed certificate";
            return null;
        }
    }

    static RegoValue? Parse(BuiltinCall call, RegoValue first)
    {
        if (!call.IsString(first, 1, out var text))
            return null;
        call.Charge(text.Length);
        return Read(text, out var mistake) is { } certificates ? ValuesOf(call, certificates, withAddresses: true) : call.Fail(mistake);
    }

    static RegoValue? ParseRequest(BuiltinCall call, RegoValue first)
    {
        if (!call.IsString(first, 1, out var text))
            return null;
        call.Charge(text.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!text.StartsWith("-----BEGIN CERTIFICATE REQUEST-----", StringComparison.Ordinal))
        {
            if (!GoBase64.TryDecode(text, out var decoded, out var mistake))
                return call.Fail(mistake);
            (bytes, text) = (decoded, Encoding.Latin1.GetString(decoded));
        }

        if (PemBlock.TryRead(text, out var block, out _))
        {
            if (block.Label != "CERTIFICATE REQUEST")
                return call.Fail("invalid PEM-encoded certificate signing request");
            bytes = block.Bytes;
        }

        try
        {
            return CertificateValues.OfRequest(CertificateDocument.ReadRequest(bytes));
        }
        catch (Exception refused) when (refused is AsnContentException or CryptographicException)
        {
            return call.Fail($"asn1: structure error: {refused.Message}");
        }
    }

    static RegoArray? ParseAndVerify(BuiltinCall call, RegoValue first) => call.IsString(first, 1, out var text)
        ? Verify(call, Read(text, out _), new ChainOptions("", call.Now, []), withAddresses: true)
        : null;

    static RegoArray? ParseAndVerifyWith(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var text) || !call.IsObject(second, 2, out var demands))
            return null;
        if (Read(text, out _) is not { } certificates)
            return NotVerified;
        return ChainDemands.Read(call, demands) is { } options ? Verify(call, certificates, options, withAddresses: false) : null;
    }

    static RegoArray? Verify(BuiltinCall call, List<CertificateDocument>? certificates, ChainOptions options, bool withAddresses)
    {
        call.Charge(certificates?.Count ?? 0);
        if (certificates is null or { Count: < 2 })
            return NotVerified;
        try
        {
            if (new CertificateChain(call, certificates, options).Find() is { } chain)
                return ValuesOf(call, chain, withAddresses) is { } values ? new RegoArray(RegoBoolean.True, values) : null;
        }
        catch (AsnContentException)
        {
            // An extension that cannot be read: nothing is verified by it.
        }

        return NotVerified;
    }

    static RegoArray? ValuesOf(BuiltinCall call, IReadOnlyList<CertificateDocument> certificates, bool withAddresses)
    {
        try
        {
            call.Charge(certificates.Sum(certificate => (long)certificate.Raw.Length));
            return new RegoArray([.. certificates.Select(certificate => CertificateValues.Of(certificate, withAddresses))]);
        }
        catch (AsnContentException refused)
        {
            call.Fail($"x509: malformed extension: {refused.Message}");
            return null;
        }
    }

    static bool IsPem(string text) => text.StartsWith("-----BEGIN", StringComparison.Ordinal);
}
