using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Signs and verifies with keys of any kind.</summary>
static class Signatures
{
    /// <summary>Whether a signature is one of a message by a key; not where the key is of another kind.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scheme">The way of signing.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature; of ECDSA both numbers side by side.</param>
    public static bool Verify(AsymmetricKey key, SignatureScheme scheme, HashAlgorithmName hash, byte[] message, byte[] signature)
    {
        try
        {
            switch (key)
            {
                case RsaKey rsa when scheme is SignatureScheme.Pkcs1 or SignatureScheme.Pss:
                    using (var algorithm = rsa.Open())
                        return algorithm.VerifyData(message, signature, hash, PaddingOf(scheme));
                case EcKey ec when scheme == SignatureScheme.Ecdsa:
                    using (var algorithm = ec.Open())
                        return Sized(signature, ec.Size) is { } sized && algorithm.VerifyData(message, sized, hash);
                case EdKey ed when scheme == SignatureScheme.EdDsa:
                    return Ed25519.Verify(ed.Public, message, signature);
                default:
                    return false;
            }
        }
        catch (Exception refused) when (refused is CryptographicException or PlatformNotSupportedException)
        {
            // The key is none, e.g. its point is not on the curve: nothing is signed by it.
            return false;
        }
    }

    /// <summary>The signature of a message; <c>null</c> where the key is of another kind, or none.</summary>
    /// <param name="key">The private key.</param>
    /// <param name="scheme">The way of signing.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="message">The message.</param>
    public static byte[]? Sign(AsymmetricKey key, SignatureScheme scheme, HashAlgorithmName hash, byte[] message)
    {
        if (!key.IsPrivate)
            return null;
        try
        {
            switch (key)
            {
                case RsaKey rsa when scheme is SignatureScheme.Pkcs1 or SignatureScheme.Pss:
                    using (var algorithm = rsa.Open())
                        return algorithm.SignData(message, hash, PaddingOf(scheme));
                case EcKey ec when scheme == SignatureScheme.Ecdsa:
                    using (var algorithm = ec.Open())
                        return algorithm.SignData(message, hash);
                case EdKey { Seed: { } seed } when scheme == SignatureScheme.EdDsa:
                    return Ed25519.Sign(seed, message);
                default:
                    return null;
            }
        }
        catch (Exception refused) when (refused is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    static RSASignaturePadding PaddingOf(SignatureScheme scheme) =>
        scheme == SignatureScheme.Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    /// <summary>Both numbers of a signature in the size of the curve; <c>null</c> where one is larger.</summary>
    static byte[]? Sized(byte[] signature, int size)
    {
        var middle = signature.Length / 2;
        var sized = new byte[size * 2];
        return Fit(signature.AsSpan(0, middle), sized.AsSpan(0, size)) && Fit(signature.AsSpan(middle), sized.AsSpan(size))
            ? sized
            : null;
    }

    static bool Fit(ReadOnlySpan<byte> number, Span<byte> to)
    {
        number = number.TrimStart((byte)0);
        if (number.Length > to.Length)
            return false;
        number.CopyTo(to[^number.Length..]);
        return true;
    }
}
