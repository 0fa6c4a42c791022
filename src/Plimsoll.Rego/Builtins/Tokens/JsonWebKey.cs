using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;
using Plimsoll.Rego.Builtins.Certificates;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>A key as JSON.</summary>
/// <param name="Key">A key of a pair; <c>null</c> of a secret, and of a kind that cannot sign.</param>
/// <param name="Secret">A shared secret.</param>
/// <param name="Id">The name that a token tells it by; may be empty.</param>
/// <param name="Algorithm">The algorithm that it is for; may be empty.</param>
/// <remarks>RFC 7517, RFC 7518 section 6, RFC 8037 section 2.</remarks>
sealed record JsonWebKey(AsymmetricKey? Key, byte[]? Secret, string Id, string Algorithm)
{
    /// <summary>Most keys of a set.</summary>
    public const int MaxKeys = 1_000;

    /// <summary>Reads a key, or a set of keys.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="text">The document.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="mistake">What is wrong.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryReadAll(
        BuiltinCall call, string text, [NotNullWhen(true)] out List<JsonWebKey>? keys, [NotNullWhen(false)] out string? mistake)
    {
        keys = null;
        if (JsonParsing.Parse(call, text) is RegoObject given)
            return TryReadAll(given, out keys, out mistake);
        mistake = "not an object of JSON";
        return false;
    }

    static bool TryReadAll(RegoObject document, [NotNullWhen(true)] out List<JsonWebKey>? keys, [NotNullWhen(false)] out string? mistake)
    {
        RegoValue[] given = document["keys"] is RegoArray set ? set.Items.ToArray() : [document];
        (keys, mistake) = (null, given.Length > MaxKeys ? $"a set of more than {MaxKeys} keys" : null);
        var read = new List<JsonWebKey>();
        foreach (var item in given.TakeWhile(_ => given.Length <= MaxKeys))
        {
            var key = item is RegoObject members ? Read(members, out mistake) : null;
            if (key is null)
            {
                mistake ??= "a key of the set is no object";
                return false;
            }

            read.Add(key);
        }

        if (mistake is not null)
            return false;
        keys = read;
        return true;
    }

    static JsonWebKey? Read(RegoObject members, out string? mistake)
    {
        mistake = null;
        var (id, algorithm) = (Text(members, "kid") ?? "", Text(members, "alg") ?? "");
        try
        {
            switch (Text(members, "kty"))
            {
                case "oct":
                    return new JsonWebKey(null, Bytes(members, "k"), id, algorithm);
                case "RSA":
                    return new JsonWebKey(Rsa(members), null, id, algorithm);
                case "EC":
                    return new JsonWebKey(Curve(members), null, id, algorithm);
                case "OKP":
                    return new JsonWebKey(Edwards(members), null, id, algorithm);
                case var kind:
                    mistake = $"invalid key type from JSON ({kind})";
                    return null;
            }
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            mistake = refused.Message;
            return null;
        }
    }

    static RsaKey Rsa(RegoObject members)
    {
        var key = KeyDocuments.RsaOf(Number(members, "n"), Number(members, "e"));
        return members["d"] is null
            ? key
            : key with { Secrets = new RsaSecrets(Number(members, "d"), Prime(members, "p"), Prime(members, "q")) };
    }

    static BigInteger Prime(RegoObject members, string name) => KeyDocuments.Prime(Number(members, name));

    static EcKey Curve(RegoObject members)
    {
        var curve = Text(members, "crv") ?? "";
        if (curve == "P-224" || EcKey.SizeOf(curve) == 0)
            throw new FormatException($"unknown curve of a key: {curve}");
        var key = new EcKey(curve, Number(members, "x"), Number(members, "y"));
        return members["d"] is null ? key : key with { D = Number(members, "d") };
    }

    /// <summary>A key of another curve is for encryption: it is known, but verifies nothing.</summary>
    static EdKey? Edwards(RegoObject members)
    {
        if (Text(members, "crv") != "Ed25519")
            return null;
        if (members["d"] is not null)
            return KeyDocuments.EdPrivate(Bytes(members, "d"));
        var point = Bytes(members, "x");
        return point.Length == Ed25519.KeySize ? new EdKey(point) : throw new FormatException("the x of an Ed25519 key has the wrong size");
    }

    static string? Text(RegoObject members, string name) => (members[name] as RegoString)?.Value;

    static BigInteger Number(RegoObject members, string name)
    {
        var bytes = Bytes(members, name);
        return bytes.Length <= AsymmetricKey.MaxRsaBits / 8 * 2
            ? new BigInteger(bytes, isUnsigned: true, isBigEndian: true)
            : throw new FormatException($"the {name} of the key is too long");
    }

    static byte[] Bytes(RegoObject members, string name)
    {
        if (Text(members, name) is not { } text)
            throw new FormatException($"required field {name} is missing");
        return GoBase64.TryDecodeUrl(text, out var bytes, out var mistake)
            ? bytes
            : throw new FormatException($"the {name} of the key is no base64url: {mistake}");
    }
}
