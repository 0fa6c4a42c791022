using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

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
