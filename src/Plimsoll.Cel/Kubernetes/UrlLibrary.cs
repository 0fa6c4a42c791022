using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>URLs. In Kubernetes since CEL is.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/urls.go.</remarks>
public static class UrlLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.urls")
    {
        Functions =
        [
            new("url", Overload.Function("string_to_url", CelType.String, UrlValue.CelType, FromText)),
            new("isURL", Overload.Function("is_url_string", CelType.String, CelType.Bool, text => CelValue.Bool(UrlValue.IsRequestUri(text.AsString!, out _)))),
            Getter("getScheme", "url_get_scheme", url => url.Scheme),
            Getter("getHost", "url_get_host", url => url.Host),
            Getter("getHostname", "url_get_hostname", url => url.Hostname),
            Getter("getPort", "url_get_port", url => url.Port),
            Getter("getEscapedPath", "url_get_escaped_path", url => url.EscapedPath),
            new("getQuery", Overload.Member("url_get_query", UrlValue.CelType, CelType.Map(CelType.String, CelType.ListOfString), Query)),
        ],
    };

    static CelValue FromText(CelValue text) => UrlValue.TryParse(text.AsString!, out var url, out var error)
        ? CelValue.Of(url)
        : CelValue.Error(CelErrorKind.InvalidArgument, $"URL parse error during conversion from string: {error}");

    static CelValue Query(CelValue url) => CelValue.Of(CelMap.Of(Of(url).Query().Select(setting =>
        KeyValuePair.Create(setting.Key, CelValue.List([.. setting.Value.Select(CelValue.String)])))));

    static FunctionDeclaration Getter(string name, string id, Func<UrlValue, string> part) =>
        new(name, Overload.Member(id, UrlValue.CelType, CelType.String, url => CelValue.String(part(Of(url)))));

    static UrlValue Of(CelValue value) => (UrlValue)value.AsReference!;
}
