using System.Collections.Frozen;
using System.Security.Cryptography;
using Plimsoll.Rego.Builtins.Certificates;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>An algorithm of signed tokens.</summary>
/// <param name="Name">Its name, e.g. <c>RS256</c>.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Scheme">How a pair of keys signs; <c>null</c> where a shared secret does.</param>
/// <remarks>RFC 7518 section 3.1, RFC 8037 section 3.1.</remarks>
sealed record TokenAlgorithm(string Name, HashAlgorithmName Hash, SignatureScheme? Scheme)
{
    /// <summary>What one signature costs, in steps of the evaluation.</summary>
    public const int Steps = 20_000;

    static readonly FrozenDictionary<string, TokenAlgorithm> ByName = new TokenAlgorithm[]
    {
        new("HS256", HashAlgorithmName.SHA256, null),
        new("HS384", HashAlgorithmName.SHA384, null),
        new("HS512", HashAlgorithmName.SHA512, null),
        new("RS256", HashAlgorithmName.SHA256, SignatureScheme.Pkcs1),
        new("RS384", HashAlgorithmName.SHA384, SignatureScheme.Pkcs1),
        new("RS512", HashAlgorithmName.SHA512, SignatureScheme.Pkcs1),
        new("PS256", HashAlgorithmName.SHA256, SignatureScheme.Pss),
        new("PS384", HashAlgorithmName.SHA384, SignatureScheme.Pss),
        new("PS512", HashAlgorithmName.SHA512, SignatureScheme.Pss),
        new("ES256", HashAlgorithmName.SHA256, SignatureScheme.Ecdsa),
        new("ES384", HashAlgorithmName.SHA384, SignatureScheme.Ecdsa),
        new("ES512", HashAlgorithmName.SHA512, SignatureScheme.Ecdsa),
        new("EdDSA", HashAlgorithmName.SHA512, SignatureScheme.EdDsa),
    }.ToFrozenDictionary(algorithm => algorithm.Name, StringComparer.Ordinal);

    /// <summary>The algorithm of a name; <c>null</c> where there is none.</summary>
    /// <param name="name">The name.</param>
    public static TokenAlgorithm? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether a signature is one of a message by a key; not where the key is of another kind.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature.</param>
    public bool Verify(JsonWebKey key, byte[] message, byte[] signature)
    {
        if (Scheme is { } scheme)
            return key.Key is { } pair && Signatures.Verify(pair, scheme, Hash, message, signature);
        return key.Secret is { } secret && CryptographicOperations.FixedTimeEquals(Code(secret, message), signature);
    }

    /// <summary>The signature of a message; <c>null</c> where the key cannot make one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">The message.</param>
    public byte[]? Sign(JsonWebKey key, byte[] message)
    {
        if (Scheme is { } scheme)
            return key.Key is { } pair ? Signatures.Sign(pair, scheme, Hash, message) : null;
        return key.Secret is { } secret ? Code(secret, message) : null;
    }

    byte[] Code(byte[] secret, byte[] message) => CryptographicOperations.HmacData(Hash, secret, message);
}
