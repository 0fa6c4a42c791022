using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>Decodes a token and checks it against what is demanded of it: <c>io.jwt.decode_verify</c>.</summary>
/// <remarks>RFC 7519 section 7.2.</remarks>
sealed class TokenVerification
{
    const double NanosecondsPerSecond = 1e9;

    static readonly string[] Texts = ["alg", "aud", "iss", "secret"];

    readonly BuiltinCall _call;
    readonly RegoObject _demands;
    List<JsonWebKey>? _keys;
    double _time = -1;

    TokenVerification(BuiltinCall call, RegoObject demands) => (_call, _demands) = (call, demands);

    /// <summary>What a token that fails is answered with.</summary>
    static RegoArray Refused { get; } = new(RegoBoolean.False, RegoObject.Empty, RegoObject.Empty);

    /// <summary>The function.</summary>
    /// <param name="call">The call.</param>
    /// <param name="token">The token.</param>
    /// <param name="demands">What is demanded.</param>
    public static RegoValue? Run(BuiltinCall call, RegoValue token, RegoValue demands)
    {
        if (!call.IsObject(demands, 2, out var members))
            return null;
        var verification = new TokenVerification(call, members);
        if (!verification.ReadDemands() || !call.IsString(token, 1, out var text))
            return null;
        return verification.Verify(text);
    }

    bool ReadDemands()
    {
        foreach (var key in _demands.Keys)
        {
            if (!ReadDemand((key as RegoString)?.Value ?? key.ToString(), _demands.Get(key)))
                return false;
        }

        if (_time < 0)
            _time = (_call.Now - DateTimeOffset.UnixEpoch).Ticks * (double)TimeSpan.NanosecondsPerTick;
        var keys = (_keys is null ? 0 : 1) + (Demand("secret").Length > 0 ? 1 : 0);
        if (keys != 1)
            _call.Fail(keys == 0 ? "no key constraint" : "duplicate key constraints");
        return keys == 1;
    }

    bool ReadDemand(string name, RegoValue? value)
    {
        switch (name)
        {
            case "cert" when value is RegoString text:
                _keys = TokenKeys.Read(_call, text.Value);
                return _keys is not null;
            case "time" when value is RegoNumber number && double.IsFinite(number.ToDouble()):
                _time = number.ToDouble();
                if (_time < 0)
                    _call.Fail("token time constraint: must not be negative");
                return _time >= 0;
            case "time":
                _call.Fail("token time constraint: must be a number");
                return false;
            case "cert":
                _call.Fail("cert constraint: must be a string");
                return false;
        }

        if (!Texts.Contains(name, StringComparer.Ordinal))
            _call.Fail($"unknown token validation constraint: {name}");
        else if (value is RegoString)
            return true;
        else
            _call.Fail($"{name} constraint: must be a string");
        return false;
    }

    RegoValue? Verify(string text)
    {
        while (true)
        {
            if (!JsonWebToken.TryParse(_call, text, out var token) || token.ReadHeader(_call) is not { } members)
                return null;
            if (TokenHeader.Read(_call, members) is not { } header)
                return null;
            if (!header.IsUnderstood || (Demand("alg") is { Length: > 0 } demanded && demanded != header.Algorithm))
                return Refused;
            if (token.ReadSignature(_call, "") is not { } signature)
                return null;
            if (!IsSigned(token, header, signature))
                return Refused;
            if (token.ReadPayload(_call) is not { } payload)
                return null;
            if (!string.Equals(header.ContentType, "JWT", StringComparison.OrdinalIgnoreCase))
                return JsonWebToken.ReadObject(_call, payload, "") is { } claims ? Check(members, claims) : null;

            // A token in a token; it is shorter than what it was in.
            text = payload;
        }
    }

    bool IsSigned(JsonWebToken token, TokenHeader header, byte[] signature)
    {
        if (TokenAlgorithm.Find(header.Algorithm) is not { } algorithm)
            return false;
        if (_keys is { } keys)
            return TokenKeys.Verify(_call, keys, token, header, algorithm, signature);
        var secret = new JsonWebKey(null, Encoding.UTF8.GetBytes(Demand("secret")), "", "");
        return algorithm.Verify(secret, token.Signed, signature);
    }

    RegoValue? Check(RegoObject header, RegoObject claims)
    {
        if (Demand("iss") is { Length: > 0 } issuer && (claims["iss"] as RegoString)?.Value != issuer)
            return Refused;
        if (!IsForAudience(claims["aud"]))
            return Refused;
        var now = RegoNumber.Parse((_time / NanosecondsPerSecond).ToString("R", CultureInfo.InvariantCulture));
        if (claims["exp"] is { } expiry)
        {
            if (expiry is not RegoNumber)
                return _call.Fail("exp value must be a number");
            if (RegoValue.Compare(now, expiry) >= 0)
                return Refused;
        }

        if (claims["nbf"] is { } start)
        {
            if (start is not RegoNumber)
                return _call.Fail("nbf value must be a number");
            if (RegoValue.Compare(now, start) < 0)
                return Refused;
        }

        return new RegoArray(RegoBoolean.True, header, claims);
    }

    bool IsForAudience(RegoValue? audience) => audience switch
    {
        null => Demand("aud").Length == 0,
        RegoString text => text.Value == Demand("aud"),
        RegoArray list => list.Items.ToArray().Any(item => item is RegoString text && text.Value == Demand("aud")),
        _ => false,
    };

    string Demand(string name) => (_demands[name] as RegoString)?.Value ?? "";
}
