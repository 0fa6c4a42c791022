using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Signs requests for Amazon's services: <c>providers.aws.sign_req</c>.</summary>
/// <remarks>
/// Signature version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html;
/// the function: https://www.openpolicyagent.org/docs/policy-reference/builtins/providers.aws.
/// </remarks>
static class AwsSigning
{
    const string Unsigned = "UNSIGNED-PAYLOAD";

    static readonly string[] ConfigKeys = ["aws_access_key", "aws_region", "aws_secret_access_key", "aws_service"];

    static readonly string[] RequestKeys = ["method", "url"];

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("providers.aws.sign_req", "object[string: any], object[string: any], number -> object[any: any]", Sign),
    ];

    static RegoValue? Sign(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!call.IsObject(first, 1, out var request) || !call.IsObject(second, 2, out var config))
            return null;
        if (!HasTexts(call, config, 2, "AWS config", ConfigKeys))
            return null;
        if (third is not RegoNumber number)
            return call.FailType(3, "number", third);
        if (!number.TryGetInteger(out var nanoseconds))
            return call.FailOperand(3, "could not convert time_ns value into a unix timestamp");
        if (!HasTexts(call, request, 1, "request", RequestKeys))
            return null;
        var headers = request["headers"] ?? RegoObject.Empty;
        if (headers is not RegoObject given)
            return call.FailType(1, "object", headers);
        var disable = config["disable_payload_signing"] ?? RegoBoolean.False;
        if (disable is not RegoBoolean unsigned)
            return call.FailOperand(2, "invalid value for 'disable_payload_signing' in AWS config");
        if (!Uri.TryCreate(Text(request, "url"), UriKind.Absolute, out var url))
            return call.Fail("the url of the request is no absolute URL");
        var body = BodyOf(call, request);
        call.Charge(body.Length + given.Count);
        var date = DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        var signature = new Signature(config, Text(request, "method"), url, body, unsigned.Value, date);
        return With(request, "headers", signature.Sign(given));
    }

    static bool HasTexts(BuiltinCall call, RegoObject given, int position, string what, string[] keys)
    {
        var missing = RegoSet.Of(keys.Where(key => given[key] is null).Select(key => new RegoString(key)));
        if (missing.Count > 0)
        {
            call.FailOperand(position, $"missing required {what} parameters(s): {missing}");
            return false;
        }

        var invalid = RegoSet.Of(keys.Where(key => given[key] is not RegoString).Select(key => new RegoString(key)));
        if (invalid.Count > 0)
            call.FailOperand(position, $"invalid values for required {what} parameters(s): {invalid}");
        return invalid.Count == 0;
    }

    static string Text(RegoObject given, string key) => (given[key] as RegoString)?.Value ?? "";

    static byte[] BodyOf(BuiltinCall call, RegoObject request)
    {
        if (request["raw_body"] is { } raw)
            return Encoding.UTF8.GetBytes((raw as RegoString)?.Value ?? "");
        return request["body"] is { } body ? Encoding.UTF8.GetBytes(JsonWriting.Compact(call, body)) : [];
    }

    static RegoObject With(RegoObject given, string key, RegoValue value)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>(given.Count + 1);
        for (var index = 0; index < given.Count; index++)
            members.Add(KeyValuePair.Create(given.Keys[index], given.Values[index]));
        members.Add(KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(key), value));
        return RegoObject.Of(members);
    }

    sealed class Signature(RegoObject config, string method, Uri url, byte[] body, bool isUnsigned, DateTimeOffset date)
    {
        /// <summary>Headers that proxies change on the way.</summary>
        static readonly string[] NotSigned = ["authorization", "user-agent", "x-amzn-trace-id"];

        readonly string _day = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        readonly string _time = date.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        readonly string _service = Text(config, "aws_service");
        readonly string _region = Text(config, "aws_region");

        /// <summary>The headers of the request with those of the signature.</summary>
        public RegoObject Sign(RegoObject given)
        {
            var added = Added();
            // As in OPA, a header that the request has already is signed as it is, though it is replaced afterwards.
            var signed = new SortedDictionary<string, string>(added, StringComparer.Ordinal);
            var all = new List<KeyValuePair<RegoValue, RegoValue>>();
            for (var index = 0; index < given.Count; index++)
            {
                var name = (given.Keys[index] as RegoString)?.Value ?? "";
                var value = (given.Values[index] as RegoString)?.Value ?? "";
                all.Add(Member(name, value));
                if (!NotSigned.Contains(name.ToLowerInvariant(), StringComparer.Ordinal))
                    signed[name.ToLowerInvariant()] = value;
            }

            all.Add(Member("Authorization", Authorization(signed)));
            all.AddRange(added.Select(header => Member(header.Key, header.Value)));
            return RegoObject.Of(all);
        }

        static KeyValuePair<RegoValue, RegoValue> Member(string name, string value) =>
            KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(name), new RegoString(value));

        Dictionary<string, string> Added()
        {
            var host = url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port.ToString(CultureInfo.InvariantCulture)}";
            var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = host, ["x-amz-date"] = _time };
            if (_service is "s3" or "glacier")
                headers["x-amz-content-sha256"] = BodyDigest();
            if (Text(config, "aws_session_token") is { Length: > 0 } token)
                headers["x-amz-security-token"] = token;
            return headers;
        }

        string BodyDigest() => isUnsigned ? Unsigned : Hex(SHA256.HashData(body));

        string Authorization(SortedDictionary<string, string> headers)
        {
            var names = string.Join(';', headers.Keys);
            var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
            var path = url.OriginalString.Contains('/', StringComparison.Ordinal) && HasPath() ? url.AbsolutePath : "";
            var request = $"{method}\n{path}\n{url.Query.TrimStart('?')}\n{lines}\n{names}\n{BodyDigest()}";
            var scope = $"{_day}/{_region}/{_service}/aws4_request";
            var toSign = $"AWS4-HMAC-SHA256\n{_time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
            var key = Encoding.UTF8.GetBytes("AWS4" + Text(config, "aws_secret_access_key"));
            foreach (var part in (string[])[_day, _region, _service, "aws4_request", toSign])
                key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            return $"AWS4-HMAC-SHA256 Credential={Text(config, "aws_access_key")}/{scope},SignedHeaders={names},Signature={Hex(key)}";
        }

        /// <summary>A URL without a path has an empty one here, where <see cref="Uri"/> gives it a slash.</summary>
        bool HasPath()
        {
            var start = url.OriginalString.IndexOf("://", StringComparison.Ordinal);
            return start < 0 || url.OriginalString.AsSpan(start + 3).Contains('/');
        }

        static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);
    }
}
