using System.Runtime.InteropServices;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Base64: <c>base64.encode</c>, <c>base64.decode</c>. Not in Kubernetes.</summary>
/// <remarks>cel-go, ext/encoders.go; RFC 4648 section 4.</remarks>
public static class EncodersLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("encoders")
    {
        Functions =
        [
            new("base64.decode", Overload.Function("base64_decode_string", CelType.String, CelType.Bytes, Decode)),
            new("base64.encode", Overload.Function("base64_encode_bytes", CelType.Bytes, CelType.String, Encode)),
        ],
    };

    static CelValue Encode(CelValue value)
    {
        if (value.AsBytes is not { } bytes)
            return Failures.Mismatch("base64.encode", value);
        return bytes.Value.Length > CelLimits.MaxBuiltLength / 4 * 3
            ? Failures.TooLong
            : CelValue.String(Convert.ToBase64String(bytes.Value.AsSpan()));
    }

    /// <summary>Line breaks do not count, and the padding may be missing, but nothing else may.</summary>
    static CelValue Decode(CelValue value)
    {
        if (value.AsString is not { } text)
            return Failures.Mismatch("base64.decode", value);
        var digits = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        if (!digits.EndsWith('='))
            digits = digits.PadRight((digits.Length + 3) / 4 * 4, '=');
        var bytes = new byte[digits.Length / 4 * 3];
        return !digits.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(digits, bytes, out var length)
            ? CelValue.Of(new CelBytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes[..length])))
            : Failures.Invalid("illegal base64 data");
    }
}
