using System.Diagnostics.CodeAnalysis;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>A token in its three parts, as they are written.</summary>
/// <param name="Header">What it says of itself, in base64url.</param>
/// <param name="Payload">What it claims, in base64url.</param>
/// <param name="Signature">Its signature, in base64url.</param>
/// <remarks>RFC 7515 section 3.1, RFC 7519.</remarks>
sealed record JsonWebToken(string Header, string Payload, string Signature)
{
    /// <summary>Longest token, in characters.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>What is signed.</summary>
    public byte[] Signed => Encoding.UTF8.GetBytes($"{Header}.{Payload}");

    /// <summary>Takes a token apart; tells the call what is wrong with it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">The token.</param>
    /// <param name="token">Its parts.</param>
    public static bool TryParse(BuiltinCall call, string text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        call.Charge(text.Length);
        if (text.Length > MaxLength)
        {
            call.Fail($"encoded JWT is longer than {MaxLength} characters");
            return false;
        }

        var parts = text.Split('.');
        if (parts is [var header, var payload, var signature])
            token = new JsonWebToken(header, payload, signature);
        else if (parts.Length == 1)
            call.Fail("encoded JWT had no period separators");
        else
            call.Fail($"encoded JWT must have 3 sections, found {parts.Length}");
        return token is not null;
    }

    /// <summary>What the token says of itself; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    public RegoObject? ReadHeader(BuiltinCall call)
    {
        if (Decode(call, Header, "JWT header had invalid encoding: ") is not { } text)
            return null;
        if (ReadObject(call, text, "bad JWT header: ") is not { } header)
            return null;
        if (header["enc"] is null)
            return header;
        call.Fail("JWT is a JWE object, which is not supported");
        return null;
    }

    /// <summary>The text of the claims, or a token in them; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    public string? ReadPayload(BuiltinCall call) => Decode(call, Payload, "JWT payload had invalid encoding: ");

    /// <summary>The signature; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">What the message begins with.</param>
    public byte[]? ReadSignature(BuiltinCall call, string context)
    {
        if (GoBase64.TryDecodeUrl(Signature, out var bytes, out var mistake))
            return bytes;
        call.Fail(context + mistake);
        return null;
    }

    /// <summary>A text as an object of JSON; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="text">The text.</param>
    /// <param name="context">What the message begins with.</param>
    public static RegoObject? ReadObject(BuiltinCall call, string text, string context)
    {
        var value = JsonParsing.Parse(call, text);
        if (value is null)
            call.Fail($"{context}invalid JSON");
        else if (value is RegoObject members)
            return members;
        else
            call.Fail($"{context}decoded JSON type was not an Object");
        return null;
    }

    static string? Decode(BuiltinCall call, string part, string context)
    {
        if (GoBase64.TryDecodeUrl(part, out var bytes, out var mistake))
            return Encoding.UTF8.GetString(bytes);
        call.Fail(context + mistake);
        return null;
    }
}
