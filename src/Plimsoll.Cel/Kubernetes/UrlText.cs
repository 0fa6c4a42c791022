using System.Text;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>The parts of a URL. All text here is the bytes of UTF-8, one in each character.</summary>
/// <remarks>RFC 3986, as Go's net/url (1.26) reads it, with its messages.</remarks>
sealed class UrlText
{
    string _path = "";
    string _writtenPath = "";
    string _opaque = "";
    string _fragment = "";
    string? _user;
    bool _hasEmptyQuery;

    public string Scheme { get; private set; } = "";

    public string Host { get; private set; } = "";

    public string RawQuery { get; private set; } = "";

    public string EscapedPath => UrlEscapes.CanonicalPath(_writtenPath, _path);

    /// <summary>Reads a URL with a fragment.</summary>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public string Read(string text)
    {
        var (rest, fragment) = Cut(text, '#');
        var error = Read(rest, false);
        if (error.Length == 0 && UrlEscapes.TryUnescape(fragment, UrlPart.Fragment, out var plain, out error))
            _fragment = UrlEscapes.CanonicalFragment(fragment, plain);
        return error;
    }

    /// <summary>Reads a URL as it stands in an HTTP request, where there are no fragments.</summary>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public string ReadRequest(string text) => text.Length == 0 ? "empty url" : Read(text, true);

    /// <summary>Whether a text is a host, maybe with a port, as a URL writes it.</summary>
    public static bool IsAuthority(string text)
    {
        var url = new UrlText();
        return url.Read($"//{text}", false).Length == 0 && url.Host == text;
    }

    public (string Hostname, string Port) SplitHost()
    {
        var colon = Host.LastIndexOf(':');
        var hasPort = colon >= 0 && !Host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9');
        var name = hasPort ? Host[..colon] : Host;
        return (name is ['[', .. var inner, ']'] ? inner : name, hasPort ? Host[(colon + 1)..] : "");
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        if (Scheme.Length > 0)
            text.Append(Scheme).Append(':');
        if (_opaque.Length > 0)
            text.Append(_opaque);
        else
            AppendHierarchy(text);
        if (_hasEmptyQuery || RawQuery.Length > 0)
            text.Append('?').Append(RawQuery);
        return _fragment.Length > 0 ? text.Append('#').Append(_fragment).ToString() : text.ToString();
    }

    void AppendHierarchy(StringBuilder text)
    {
        var hasAuthority = Host.Length > 0 || _user is not null;
        if (hasAuthority || (Scheme.Length > 0 && _path.Length > 0))
            text.Append("//").Append(_user is null ? "" : $"{_user}@").Append(UrlEscapes.EscapeHost(Host));
        text.Append(EscapedPath);
    }

    string Read(string text, bool isRequest)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal))
            return "net/url: invalid control character in URL";
        if (text == "*")
        {
            _path = _writtenPath = text;
            return "";
        }

        if (text is [':', ..])
            return "missing protocol scheme";
        var rest = text[SchemeLength(text)..];
        if (rest.Length < text.Length)
            (Scheme, rest) = (text[..^rest.Length].ToLowerInvariant(), rest[1..]);
        _hasEmptyQuery = rest is [.., '?'] && rest.IndexOf('?', StringComparison.Ordinal) == rest.Length - 1;
        (rest, RawQuery) = Cut(rest, '?');
        return rest is ['/', ..] ? ReadHierarchy(rest, isRequest) : ReadRootless(rest, isRequest);
    }

    /// <summary>The length of the scheme before a colon; 0 where there is none.</summary>
    static int SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
                return i;
            if (!char.IsAsciiLetter(text[i]) && (i == 0 || (!char.IsAsciiDigit(text[i]) && text[i] is not ('+' or '-' or '.'))))
                return 0;
        }

        return 0;
    }

    string ReadRootless(string rest, bool isRequest)
    {
        if (Scheme.Length > 0)
        {
            _opaque = rest;
            return "";
        }

        if (isRequest)
            return "invalid URI for request";
        return Cut(rest, '/').Head.Contains(':', StringComparison.Ordinal) ? "first path segment in URL cannot contain colon" : ReadPath(rest);
    }

    string ReadHierarchy(string rest, bool isRequest)
    {
        var hasAuthority = rest.StartsWith("//", StringComparison.Ordinal)
            && (Scheme.Length > 0 || (!isRequest && !rest.StartsWith("///", StringComparison.Ordinal)));
        if (!hasAuthority)
            return ReadPath(rest);
        var slash = rest.IndexOf('/', 2);
        var authority = slash < 0 ? rest[2..] : rest[2..slash];
        var error = ReadAuthority(authority);
        return error.Length > 0 ? error : ReadPath(slash < 0 ? "" : rest[slash..]);
    }

    string ReadPath(string path)
    {
        _writtenPath = path;
        UrlEscapes.TryUnescape(path, UrlPart.Path, out _path, out var error);
        return error;
    }

    string ReadAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        var error = ReadHost(authority[(at + 1)..]);
        if (error.Length > 0 || at < 0)
            return error;
        foreach (var letter in authority.AsSpan(0, at))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && !"-._:~!$&'()*+,;=%@".Contains(letter, StringComparison.Ordinal))
                return "net/url: invalid userinfo";
        }

        var (name, password) = Cut(authority[..at], ':');
        if (!UrlEscapes.TryUnescape(name, UrlPart.User, out name, out error) || !UrlEscapes.TryUnescape(password, UrlPart.User, out password, out error))
            return error;
        _user = UrlEscapes.EscapeUser(name);
        if (authority.AsSpan(0, at).Contains(':'))
            _user += $":{UrlEscapes.EscapeUser(password)}";
        return "";
    }

    string ReadHost(string host)
    {
        var bracket = host.LastIndexOf('[');
        if (bracket == 0)
            return ReadBracketed(host);
        if (bracket > 0)
            return "invalid IP-literal";
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && !IsPort(host.AsSpan(colon)))
            return $"invalid port {QuotedText.Of(host.AsSpan(colon))} after host";
        UrlEscapes.TryUnescape(host, UrlPart.Host, out var plain, out var error);
        Host = plain;
        return error;
    }

    /// <summary>An IPv6 address, maybe with a zone (RFC 6874), maybe with a port.</summary>
    string ReadBracketed(string host)
    {
        var end = host.LastIndexOf(']');
        if (end < 0)
            return "missing ']' in host";
        var port = host[(end + 1)..];
        if (!IsPort(port))
            return $"invalid port {QuotedText.Of(port)} after host";
        var zone = host.IndexOf("%25", 0, end, StringComparison.Ordinal);
        if (zone < 0)
            zone = end;
        if (!UrlEscapes.TryUnescape(host[1..zone], UrlPart.Host, out var address, out var error)
            || !UrlEscapes.TryUnescape(host[zone..end], UrlPart.Zone, out var zoneText, out error))
        {
            return error;
        }

        address += zoneText;
        if (!IpText.TryRead(address, out _, out var isV4, out _, out error))
            return $"invalid host: {error}";
        Host = $"[{address}]{port}";
        return isV4 ? "invalid IP-literal" : "";
    }

    static bool IsPort(ReadOnlySpan<char> text) => text.IsEmpty || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange('0', '9'));

    static (string Head, string Tail) Cut(string text, char separator)
    {
        var place = text.IndexOf(separator, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }
}
