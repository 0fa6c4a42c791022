using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>How a registry wants to be convinced: one challenge of <c>WWW-Authenticate</c>.</summary>
/// <param name="Scheme">In lower case: <c>bearer</c>, <c>basic</c>.</param>
/// <param name="Parameters">By name in lower case, e.g. <c>realm</c>, <c>service</c>, <c>scope</c>.</param>
/// <remarks>RFC 9110 section 11.6.1; distribution, "Token Authentication Specification".</remarks>
sealed record AuthenticationChallenge(string Scheme, ImmutableDictionary<string, string> Parameters)
{
    /// <summary>Characters of one challenge that are read.</summary>
    public const int MaxLength = 16 * 1024;

    const int MaxParameters = 32;

    /// <summary>A parameter; empty where it is absent.</summary>
    public string this[string name] => Parameters.GetValueOrDefault(name, "");

    /// <summary>The challenges of an answer.</summary>
    public static ImmutableArray<AuthenticationChallenge> Of(HttpResponseHeaders headers) =>
        [.. headers.WwwAuthenticate.Select(challenge => Read(challenge.Scheme, challenge.Parameter ?? ""))];

    /// <summary>Reads the parameters of a challenge: <c>name=token</c> or <c>name="quoted"</c>, separated by commas.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="text">What stands behind it. What is not a parameter ends the reading.</param>
    public static AuthenticationChallenge Read(string scheme, string text)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (text.Length > MaxLength)
            text = text[..MaxLength];

        for (var at = 0; parameters.Count < MaxParameters;)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or ',')
                at++;
            var equals = text.IndexOf('=', at);
            if (equals < 0)
                break;
            var name = text[at..equals].Trim().ToLowerInvariant();
            at = equals + 1;
            // The first of two wins: a second one is an attempt to be read differently by somebody else.
            parameters.TryAdd(name, at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Token(text, ref at));
        }
        return new AuthenticationChallenge(scheme.ToLowerInvariant(), parameters.ToImmutable());
    }

    static string Token(string text, ref int at)
    {
        var end = text.IndexOf(',', at);
        var start = at;
        at = end < 0 ? text.Length : end;
        return text[start..at].Trim();
    }

    static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            value.Append(text[at]);
        }
        at = Math.Min(at + 1, text.Length);
        return value.ToString();
    }
}
