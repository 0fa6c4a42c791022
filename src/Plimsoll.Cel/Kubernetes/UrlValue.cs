using System.Text;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A URL: what <c>url('https://example.com/')</c> makes.</summary>
/// <remarks>RFC 3986, with the exceptions of Go's net/url (1.26). Escapes of bytes that are no UTF-8 read as U+FFFD.</remarks>
public sealed class UrlValue : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.URL");

    readonly UrlText _text;

    UrlValue(UrlText text) => _text = text;

    /// <summary>The scheme in lower case; empty for a path.</summary>
    public string Scheme => Decoded(_text.Scheme);

    /// <summary>Host and port, an IPv6 address in brackets; empty for a path.</summary>
    public string Host => Decoded(_text.Host);

    /// <summary>The host without port and brackets.</summary>
    public string Hostname => Decoded(_text.SplitHost().Hostname);

    /// <summary>The port; empty where there is none.</summary>
    public string Port => _text.SplitHost().Port;

    /// <summary>The path, escaped.</summary>
    public string EscapedPath => Decoded(_text.EscapedPath);

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>Reads an absolute URL or an absolute path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">The URL.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParse(string text, out UrlValue url, out string error)
    {
        url = new UrlValue(new UrlText());
        if (IsRequestUri(text, out error))
        {
            var bytes = Encoded(text);
            error = url._text.Read(bytes);
            if (error.Length > 0)
                error = Complaint(text, error);
        }

        return error.Length == 0;
    }

    /// <summary>Whether a text is a URI as the first line of an HTTP request has it: <c>isURL()</c> and the format <c>uri</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool IsRequestUri(string text, out string error)
    {
        error = new UrlText().ReadRequest(Encoded(text));
        if (error.Length > 0)
            error = Complaint(text, error);
        return error.Length == 0;
    }

    /// <summary>The values of the query by their keys, in the order of the text; settings that cannot be read are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query()
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var setting in _text.RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? (setting, "") : (setting[..equals], setting[(equals + 1)..]);
            if (setting.Contains(';', StringComparison.Ordinal)
                || !UrlEscapes.TryUnescape(key, UrlPart.Query, out key, out _) || !UrlEscapes.TryUnescape(value, UrlPart.Query, out value, out _))
            {
                continue;
            }

            if (!values.TryGetValue(Decoded(key), out var known))
                values[Decoded(key)] = known = [];
            known.Add(Decoded(value));
        }

        return values.ToDictionary(setting => setting.Key, IReadOnlyList<string> (setting) => setting.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is UrlValue url && url.ToString() == ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The whole URL.</summary>
    public override string ToString() => Decoded(_text.ToString());

    static string Complaint(string text, string problem) => $"parse {QuotedText.Of(text)}: {problem}";

    static string Encoded(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    static string Decoded(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}
