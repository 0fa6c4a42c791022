using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Model.Images;

/// <summary>The digest of some content: what OCI names every blob by, e.g. <c>sha256:9f86d0…</c>.</summary>
/// <remarks>Grammar and registered algorithms: OCI image-spec v1.1, descriptor.md, "Digests".</remarks>
public readonly record struct Digest
{
    const int Sha256HexLength = 64;
    const int Sha512HexLength = 128;

    static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    Digest(string algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex);

    /// <summary>The algorithm, <c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The hash, lower-case hexadecimal, 64 or 128 characters.</summary>
    public string Hex { get; }

    /// <summary>The first 12 hexadecimal characters: enough to recognise a digest in a table.</summary>
    public string Short => Hex is null ? "" : Hex[..12];

    /// <summary>The digest of content whose SHA-256 hash is <paramref name="hash"/>.</summary>
    /// <param name="hash">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="hash"/> is not 32 bytes long.</exception>
    public static Digest Sha256(ReadOnlySpan<byte> hash) => hash.Length == Sha256HexLength / 2
        ? new Digest("sha256", Convert.ToHexStringLower(hash))
        : throw new ArgumentException($"A SHA-256 hash has 32 bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Reads <c>ALGORITHM:HEX</c>.</summary>
    /// <returns>Whether <paramref name="text"/> is a digest of a registered algorithm with the right length.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.IndexOf(':') is var colon && colon < 0)
            return false;

        var hex = text.AsSpan(colon + 1);
        var (algorithm, length) = text.AsSpan(0, colon) switch
        {
            "sha256" => ("sha256", Sha256HexLength),
            "sha512" => ("sha512", Sha512HexLength),
            _ => ("", -1),
        };
        if (hex.Length != length || hex.ContainsAnyExcept(LowerHex))
            return false;

        digest = new Digest(algorithm, hex.ToString());
        return true;
    }

    /// <summary>Reads <c>ALGORITHM:HEX</c>.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a digest.</exception>
    public static Digest Parse(string text) => TryParse(text, out var digest)
        ? digest
        : throw new FormatException($"\"{text}\" is not a digest: expected sha256: or sha512: and lower-case hexadecimal.");

    /// <summary><c>ALGORITHM:HEX</c>.</summary>
    public override string ToString() => Hex is null ? "" : $"{Algorithm}:{Hex}";
}
