using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>A key for signatures, public or private.</summary>
abstract record AsymmetricKey
{
    /// <summary>Longest modulus, in bits: more takes too long.</summary>
    public const int MaxRsaBits = 8192;

    /// <summary>Whether it can sign.</summary>
    public abstract bool IsPrivate { get; }
}

/// <summary>A key of RSA.</summary>
/// <param name="Modulus">The modulus.</param>
/// <param name="Exponent">The public exponent.</param>
sealed record RsaKey(BigInteger Modulus, int Exponent) : AsymmetricKey
{
    /// <summary>What only the owner knows; <c>null</c> in a public key.</summary>
    public RsaSecrets? Secrets { get; init; }

    /// <inheritdoc/>
    public override bool IsPrivate => Secrets is not null;

    /// <summary>Size of the modulus, in bytes.</summary>
    public int Size => (int)((Modulus.GetBitLength() + 7) / 8);

    /// <summary>The key for .NET's algorithms.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    public RSA Open()
    {
        var parameters = new RSAParameters
        {
            Modulus = Bytes(Modulus, Size),
            Exponent = new BigInteger(Exponent).ToByteArray(isUnsigned: true, isBigEndian: true),
        };
        if (Secrets is { } secrets)
        {
            var half = (Size + 1) / 2;
            parameters.D = Bytes(secrets.D, Size);
            (parameters.P, parameters.Q) = (Bytes(secrets.P, half), Bytes(secrets.Q, half));
            (parameters.DP, parameters.DQ) = (Bytes(secrets.Dp, half), Bytes(secrets.Dq, half));
            parameters.InverseQ = Bytes(secrets.InverseQ, half);
        }

        return RSA.Create(parameters);
    }

    static byte[] Bytes(BigInteger value, int size)
    {
        var bytes = new byte[size];
        var count = value.Sign < 0 ? size + 1 : value.GetByteCount(isUnsigned: true);
        if (count > size)
            throw new CryptographicException("a number of the key is out of its range");
        value.TryWriteBytes(bytes.AsSpan(size - count), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}

/// <summary>What only the owner of a key of RSA knows.</summary>
/// <param name="D">The private exponent.</param>
/// <param name="P">The first prime.</param>
/// <param name="Q">The second prime.</param>
sealed record RsaSecrets(BigInteger D, BigInteger P, BigInteger Q)
{
    /// <summary>The private exponent for the first prime.</summary>
    public BigInteger Dp => P > 1 ? D % (P - 1) : 0;

    /// <summary>The private exponent for the second prime.</summary>
    public BigInteger Dq => Q > 1 ? D % (Q - 1) : 0;

    /// <summary>The inverse of the second prime for the first.</summary>
    public BigInteger InverseQ => P > 2 ? BigInteger.ModPow(Q, P - 2, P) : 0;
}

/// <summary>A key on one of NIST's curves.</summary>
/// <param name="Curve">The curve, e.g. <c>P-256</c>.</param>
/// <param name="X">The point.</param>
/// <param name="Y">The point.</param>
sealed record EcKey(string Curve, BigInteger X, BigInteger Y) : AsymmetricKey
{
    /// <summary>The private number; <c>null</c> in a public key.</summary>
    public BigInteger? D { get; init; }

    /// <inheritdoc/>
    public override bool IsPrivate => D is not null;

    /// <summary>Size of a number of the curve, in bytes.</summary>
    public int Size => SizeOf(Curve);

    /// <summary>Size of a number of a curve, in bytes; 0 of one that is not known.</summary>
    /// <param name="curve">The curve's name.</param>
    public static int SizeOf(string curve) => curve switch
    {
        "P-224" => 28,
        "P-256" => 32,
        "P-384" => 48,
        "P-521" => 66,
        _ => 0,
    };

    /// <summary>The key for .NET's algorithms.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    public ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = Curve switch
        {
            "P-224" => ECCurve.CreateFromValue("1.3.132.0.33"),
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            _ => ECCurve.NamedCurves.nistP521,
        },
        Q = new ECPoint { X = Bytes(X), Y = Bytes(Y) },
        D = D is { } secret ? Bytes(secret) : null,
    });

    /// <summary>A number in the size of the curve.</summary>
    /// <exception cref="CryptographicException">It is larger.</exception>
    public byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[Size];
        var count = value.Sign < 0 ? Size + 1 : value.GetByteCount(isUnsigned: true);
        if (count > Size)
            throw new CryptographicException("a number of the key is out of its range");
        value.TryWriteBytes(bytes.AsSpan(Size - count), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}

/// <summary>A key of Ed25519.</summary>
/// <param name="Public">The public key.</param>
sealed record EdKey(byte[] Public) : AsymmetricKey
{
    /// <summary>The private key; <c>null</c> in a public one.</summary>
    public byte[]? Seed { get; init; }

    /// <inheritdoc/>
    public override bool IsPrivate => Seed is not null;
}
