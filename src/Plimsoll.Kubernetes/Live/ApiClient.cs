using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Asks an API server, again where it is busy, and never for more than the limits. Safe for concurrent use.</summary>
/// <remarks>
/// Only GET is sent. 429 and Retry-After: RFC 6585 section 4, RFC 9110 section 10.2.3; the server's use of them:
/// https://kubernetes.io/docs/concepts/cluster-administration/flow-control/.
/// </remarks>
sealed class ApiClient : IDisposable
{
    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    readonly HttpClient _http;
    readonly ClusterConnection _connection;
    readonly TimeProvider _time;
    readonly TimeSpan _patience;
    long _bytes;
    volatile bool _hasAnswered;
    volatile bool _isGone;

    /// <exception cref="KubeconfigException">A certificate or a key cannot be read.</exception>
    public ApiClient(ClusterConnection connection, TimeProvider time, TimeSpan patience)
    {
        (_connection, _time, _patience) = (connection, time, patience);
        _http = new HttpClient(ApiTransport.Handler(connection)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Gets a path.</summary>
    /// <param name="path">The path and query, from the server's address.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ApiAnswer> GetAsync(string path, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_isGone)
                return Gone();
            var (answer, wait) = await SendAsync(path, attempt, cancellation);
            if (wait is null)
                return answer;
            // A server that never answered is no server: nobody waits for a wrong address.
            var isDead = answer is ApiAnswer.Failed { Reason: UnreadReason.Inaccessible };
            if (attempt == LiveLimits.MaxAttempts || (isDead && !_hasAnswered))
            {
                _isGone |= isDead;
                return answer;
            }

            await Task.Delay(wait.Value, _time, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    static ApiAnswer.Failed Gone() => new(UnreadReason.Inaccessible, "the server does not answer any more");

    /// <returns>The answer; and how long to wait before another attempt, <c>null</c> where none can help.</returns>
    async Task<(ApiAnswer Answer, TimeSpan? Wait)> SendAsync(string path, int attempt, CancellationToken cancellation)
    {
        var wait = FirstWait * Math.Pow(2, attempt - 1);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_patience);
        try
        {
            using var request = Request(path);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await BodyAsync(response, deadline.Token);
            var status = (int)response.StatusCode;
            _hasAnswered = true;
            if (body is null)
                return (new ApiAnswer.Failed(UnreadReason.LimitExceeded, $"the answer is larger than {LiveLimits.MaxAnswerBytes / (1024 * 1024)} MiB"), null);
            if (Interlocked.Add(ref _bytes, body.Value.Length) > LiveLimits.MaxTotalBytes)
                return (new ApiAnswer.Failed(UnreadReason.LimitExceeded, $"more than {LiveLimits.MaxTotalBytes / (1024 * 1024)} MiB were read before it"), null);
            if (status == 200)
                return (new ApiAnswer.Answered(body.Value), null);
            return (new ApiAnswer.Refused(status, Message(body.Value.Span)), status is 429 or 500 or 502 or 503 or 504 ? Asked(response, wait) : null);
        }
        catch (HttpRequestException bad) when (bad.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return (new ApiAnswer.Failed(UnreadReason.Inaccessible, $"no secure connection: {ApiText.OneLine(Innermost(bad))}"), null);
        }
        catch (Exception bad) when (bad is HttpRequestException or IOException or InvalidDataException)
        {
            return (Broken(bad), wait);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new ApiAnswer.Failed(UnreadReason.LimitExceeded, $"no whole answer within {_patience.TotalSeconds:0} seconds"), null);
        }
    }

    static ApiAnswer.Failed Broken(Exception bad) => bad is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError }
        ? new ApiAnswer.Failed(UnreadReason.Inaccessible, $"no connection: {ApiText.OneLine(Innermost(bad))}")
        : new ApiAnswer.Failed(UnreadReason.Truncated, $"the answer broke off: {ApiText.OneLine(Innermost(bad))}");

    static string Innermost(Exception bad)
    {
        while (bad.InnerException is { } inner)
            bad = inner;
        return bad.Message;
    }

    HttpRequestMessage Request(string path)
    {
        // The address may have a path of its own, as behind a proxy of many clusters.
        var request = new HttpRequestMessage(HttpMethod.Get, _connection.Server.AbsoluteUri.TrimEnd('/') + path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("plimsoll", null));
        if (_connection.TlsServerName.Length > 0)
            request.Headers.Host = _connection.TlsServerName;
        if (_connection.Token.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_connection.Token}");
        else if (_connection.UserName.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_connection.UserName}:{_connection.Password}")));
        foreach (var (name, value) in _connection.Impersonation)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <returns><c>null</c> where it is larger than allowed.</returns>
    static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + read > LiveLimits.MaxAnswerBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    TimeSpan Asked(HttpResponseMessage response, TimeSpan otherwise)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => otherwise,
        };
        var longest = TimeSpan.FromSeconds(LiveLimits.MaxWaitSeconds);
        return asked < TimeSpan.Zero ? otherwise : asked > longest ? longest : asked;
    }

    /// <summary>The message of a <c>Status</c>; else the beginning of the text.</summary>
    static string Message(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("message"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? ApiText.OneLine(reader.GetString() ?? "") : "";
            }

            return "";
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return ApiText.OneLine(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 400)]).Trim());
        }
    }
}
