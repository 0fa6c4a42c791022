using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Tokens;

/// <summary>What matters of what a token says of itself.</summary>
/// <param name="Algorithm">How it is signed.</param>
/// <param name="KeyId">The name of the key; may be empty.</param>
/// <param name="ContentType">What the claims are; may be empty.</param>
/// <param name="IsUnderstood">Whether every parameter that must be understood is.</param>
/// <remarks>RFC 7515 section 4.1.</remarks>
sealed record TokenHeader(string Algorithm, string KeyId, string ContentType, bool IsUnderstood)
{
    static readonly string[] Known = ["alg", "cty", "kid", "typ"];

    /// <summary>Reads it; <c>null</c> after telling the call what is wrong.</summary>
    /// <param name="call">The call.</param>
    /// <param name="header">The header.</param>
    public static TokenHeader? Read(BuiltinCall call, RegoObject header)
    {
        foreach (var name in Known)
        {
            if (header[name] is { } value and not RegoString)
            {
                call.Fail($"{name}: must be a string");
                return null;
            }
        }

        var understood = true;
        if (header["crit"] is { } critical)
        {
            if (critical is not RegoArray list || !list.Items.ToArray().Any(item => item is RegoString))
            {
                call.Fail(critical is RegoArray ? "crit: must be a nonempty list" : "crit: must be a list");
                return null;
            }

            // A parameter counts as understood where it is known here or is not in the header at all.
            understood = !list.Items.ToArray().Any(item => header.Get(item) is not null && !IsKnown(item));
        }

        var algorithm = Text(header, "alg");
        return new TokenHeader(algorithm, Text(header, "kid"), Text(header, "cty"), understood && algorithm.Length > 0);
    }

    static bool IsKnown(RegoValue name) =>
        name is RegoString text && (text.Value == "crit" || Known.Contains(text.Value, StringComparer.Ordinal));

    static string Text(RegoObject header, string name) => (header[name] as RegoString)?.Value ?? "";
}
