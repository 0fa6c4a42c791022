using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A key that published databases are signed with, or are checked by.</summary>
/// <remarks>
/// ECDSA on P-256, P-384 or P-521, in PEM: SubjectPublicKeyInfo (RFC 5280) or PKCS #8 and SEC 1 private keys, as OpenSSL writes them.
/// Ed25519 is not there: .NET has none.
/// </remarks>
public sealed class ReleaseKey : IDisposable
{
    /// <summary>The largest key file, bytes: 64 KiB.</summary>
    public const int MaxFileBytes = 64 * 1024;

    /// <summary>Keys in one file.</summary>
    public const int MaxKeys = 16;

    readonly ECDsa _key;

    ReleaseKey(ECDsa key, bool isPrivate)
    {
        (_key, IsPrivate) = (key, isPrivate);
        Fingerprint = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>Whether it can sign.</summary>
    public bool IsPrivate { get; }

    /// <summary>SHA-256 of the public key in DER, e.g. <c>sha256:9f86…</c>: what <c>openssl pkey -pubin -outform DER | sha256sum</c> says.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads every key of a file.</summary>
    /// <param name="path">The file, PEM.</param>
    /// <param name="password">Of an encrypted private key; empty where there is none.</param>
    /// <exception cref="ReleaseException">It holds no key of a kind that is known, or cannot be read.</exception>
    public static ImmutableArray<ReleaseKey> Read(string path, string password)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MaxFileBytes)
                throw new ReleaseException($"{path} has {file.Length} bytes, a file of keys at most {MaxFileBytes}.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Parse(Encoding.UTF8.GetString(bytes), path, password);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException($"{path}: the key cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Signs content.</summary>
    /// <exception cref="InvalidOperationException">It is a public key.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content) => IsPrivate
        ? _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        : throw new InvalidOperationException("A public key does not sign.");

    /// <summary>Whether a signature of content is by this key.</summary>
    /// <remarks>SHA-256 as cosign does by default with every curve; the hash that has the size of the curve as others do.</remarks>
    public bool Verifies(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        _key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
        || (_key.KeySize > 256 && _key.VerifyData(
            content, signature, _key.KeySize > 384 ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    static ImmutableArray<ReleaseKey> Parse(string text, string path, string password)
    {
        var keys = ImmutableArray.CreateBuilder<ReleaseKey>();
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (keys.Count == MaxKeys)
                throw new ReleaseException(string.Create(CultureInfo.InvariantCulture, $"{path} holds more than {MaxKeys} keys."));
            // OpenSSL writes the curve in front of a private key.
            if (rest[fields.Label] is not "EC PARAMETERS")
                keys.Add(Import(rest[fields.Location], rest[fields.Label].ToString(), path, password));
            rest = rest[fields.Location.End..];
        }
        return keys.Count > 0
            ? keys.ToImmutable()
            : throw new ReleaseException($"{path} holds no key: expected PEM, e.g. \"-----BEGIN PUBLIC KEY-----\".");
    }

    static ReleaseKey Import(ReadOnlySpan<char> pem, string label, string path, string password)
    {
        var key = ECDsa.Create();
        try
        {
            if (label == "ENCRYPTED PRIVATE KEY")
                key.ImportFromEncryptedPem(pem, password);
            else
                key.ImportFromPem(pem);
            return new ReleaseKey(key, label.EndsWith("PRIVATE KEY", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            key.Dispose();
            var advice = label switch
            {
                "ENCRYPTED PRIVATE KEY" => "its password is the variable PLIMSOLL_DB_KEY_PASSWORD",
                "ENCRYPTED SIGSTORE PRIVATE KEY" or "ENCRYPTED COSIGN PRIVATE KEY" => "cosign's own form of private keys is not read",
                _ => "expected an elliptic curve (P-256): openssl ecparam -name prime256v1 -genkey -noout",
            };
            throw new ReleaseException($"{path}: its {label} cannot be used; {advice}.", problem);
        }
    }
}
