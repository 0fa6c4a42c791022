using System.Buffers;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Recognises variables that hold a secret in plain text, by their names.</summary>
static class SecretNames
{
    static readonly string[] Endings =
        ["PASSWORD", "PASSWD", "PASS", "SECRET", "TOKEN", "API_KEY", "APIKEY", "ACCESS_KEY", "SECRET_KEY", "PRIVATE_KEY", "CLIENT_SECRET", "CREDENTIALS"];

    static readonly SearchValues<char> References = SearchValues.Create("$<>{}");

    /// <summary>Whether a variable holds a secret: its name ends like one, and its value is neither empty, a reference, a path, a switch nor a number.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    public static bool IsSecret(string name, string value) =>
        Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && (name.Length == ending.Length || !char.IsAsciiLetter(name[name.Length - ending.Length - 1]) || ending.Length > 5))
        && value.Length > 0
        && !value.AsSpan().ContainsAny(References)
        && value[0] is not ('/' or '.')
        && !bool.TryParse(value, out _)
        && !(value.Length < 4 && value.All(char.IsAsciiDigit));
}
