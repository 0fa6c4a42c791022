using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

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
    public BigInteger InverseQ => Inverse(Q, P);

    /// <summary>The inverse of a number for a modulus by Euclid's algorithm; 0 where there is none.</summary>
    static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        if (modulus.Sign <= 0)
            return 0;
        var (rest, next) = (modulus, number % modulus);
        var (factor, nextFactor) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = rest / next;
            (rest, next) = (next, rest - (quotient * next));
            (factor, nextFactor) = (nextFactor, factor - (quotient * nextFactor));
        }

        if (!rest.IsOne)
            return 0;
        return factor.Sign < 0 ? factor + modulus : factor;
    }
}
