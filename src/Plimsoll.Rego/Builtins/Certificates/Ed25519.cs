using System.Numerics;
using System.Security.Cryptography;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Signatures of Ed25519.</summary>
/// <remarks>
/// RFC 8032 section 5.1. .NET's own library has none. Plain arithmetic: its time tells of its operands, so private keys belong to
/// whoever runs the evaluation.
/// </remarks>
static class Ed25519
{
    /// <summary>Size of a public key and of a seed, in bytes.</summary>
    public const int KeySize = 32;

    /// <summary>Size of a signature, in bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>What one signature costs, in steps of the evaluation.</summary>
    public const int Steps = 20_000;

    static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;

    static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    static readonly Point Neutral = new(0, 1, 1, 0);

    static readonly Point Base = BasePoint();

    /// <summary>Whether a signature is one of a message.</summary>
    /// <param name="publicKey">The key, of <see cref="KeySize"/> bytes.</param>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        if (publicKey.Length != KeySize || signature.Length != SignatureSize || Decode(publicKey) is not { } key)
            return false;
        var scalar = Read(signature.AsSpan(32));
        if (scalar >= Order)
            return false;
        var challenge = Read(SHA512.HashData([.. signature.AsSpan(0, 32), .. publicKey, .. message])) % Order;
        var commitment = Add(Multiply(Base, scalar), Multiply(Negate(key), challenge));
        return Encode(commitment).AsSpan().SequenceEqual(signature.AsSpan(0, 32));
    }

    /// <summary>The signature of a message.</summary>
    /// <param name="seed">The private key, of <see cref="KeySize"/> bytes.</param>
    /// <param name="message">The message.</param>
    public static byte[] Sign(byte[] seed, byte[] message)
    {
        var digest = SHA512.HashData(seed);
        var scalar = ScalarOf(digest);
        var publicKey = Encode(Multiply(Base, scalar));
        var nonce = Read(SHA512.HashData([.. digest.AsSpan(32), .. message])) % Order;
        var commitment = Encode(Multiply(Base, nonce));
        var challenge = Read(SHA512.HashData([.. commitment, .. publicKey, .. message])) % Order;
        return [.. commitment, .. Write((nonce + (challenge * scalar)) % Order)];
    }

    /// <summary>The public key of a private one.</summary>
    /// <param name="seed">The private key, of <see cref="KeySize"/> bytes.</param>
    public static byte[] PublicKeyOf(byte[] seed) => Encode(Multiply(Base, ScalarOf(SHA512.HashData(seed))));

    static BigInteger ScalarOf(byte[] digest)
    {
        var bytes = digest.AsSpan(0, 32).ToArray();
        bytes[0] &= 0xf8;
        bytes[31] = (byte)((bytes[31] & 0x7f) | 0x40);
        return Read(bytes);
    }

    static Point BasePoint()
    {
        var encoded = Write(Mod(4 * Inverse(5)));
        return Decode(encoded) ?? Neutral;
    }

    static Point Add(Point left, Point right)
    {
        var a = Mod((left.Y - left.X) * (right.Y - right.X));
        var b = Mod((left.Y + left.X) * (right.Y + right.X));
        var c = Mod(Mod(left.T * right.T) * 2 * D);
        var d = Mod(left.Z * right.Z * 2);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    static Point Negate(Point point) => new(Mod(-point.X), point.Y, point.Z, Mod(-point.T));

    static Point Multiply(Point point, BigInteger scalar)
    {
        var result = Neutral;
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Add(result, result);
            if (!((scalar >> bit) & 1).IsZero)
                result = Add(result, point);
        }

        return result;
    }

    /// <summary>The point of an encoding; <c>null</c> where there is none.</summary>
    static Point? Decode(byte[] encoded)
    {
        var isOdd = (encoded[31] & 0x80) != 0;
        byte[] rest = [.. encoded.AsSpan(0, 31), (byte)(encoded[31] & 0x7f)];
        var y = Mod(Read(rest));
        var square = Mod(y * y);
        var x2 = Mod((square - 1) * Inverse(Mod((D * square) + 1)));
        var x = BigInteger.ModPow(x2, (P + 3) / 8, P);
        if (Mod((x * x) - x2) != 0)
            x = Mod(x * RootOfMinusOne);
        if (Mod((x * x) - x2) != 0)
            return null;
        if (x.IsEven == isOdd)
            x = Mod(-x);
        return new Point(x, y, 1, Mod(x * y));
    }

    static byte[] Encode(Point point)
    {
        var inverse = Inverse(point.Z);
        var encoded = Write(Mod(point.Y * inverse));
        if (!Mod(point.X * inverse).IsEven)
            encoded[31] |= 0x80;
        return encoded;
    }

    static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, P - 2, P);

    static BigInteger Mod(BigInteger value)
    {
        var rest = value % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    static BigInteger Read(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    static byte[] Write(BigInteger value)
    {
        var bytes = new byte[32];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    /// <summary>A point in extended coordinates: x = X / Z, y = Y / Z, x · y = T / Z.</summary>
    readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
