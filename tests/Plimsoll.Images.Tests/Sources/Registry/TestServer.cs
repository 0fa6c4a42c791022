using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>An HTTP server of this process that can also answer as no server should. One request per connection.</summary>
sealed class TestServer : IAsyncDisposable
{
    readonly Socket _listener;
    readonly Func<TestRequest, TestAnswer> _answer;
    readonly CancellationTokenSource _ending = new();
    readonly Task _serving;

    public TestServer(Func<TestRequest, TestAnswer> answer)
        : this(new IPEndPoint(IPAddress.Loopback, 0), answer)
    {
    }

    public TestServer(EndPoint endPoint, Func<TestRequest, TestAnswer> answer)
    {
        _answer = answer;
        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(endPoint);
        _listener.Listen();
        _serving = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<TestRequest> Requests { get; } = [];

    /// <summary>The targets that were asked for.</summary>
    public string[] Targets => [.. Requests.Select(request => request.Target)];

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _serving;
        _ending.Dispose();
    }

    async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptAsync(_ending.Token));
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task AnswerAsync(Socket connection)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            if (await ReadAsync(stream) is not { } request)
                return;
            Requests.Enqueue(request);
            await WriteAsync(stream, _answer(request));
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client hung up, or the test is over.
        }
    }

    async Task<TestRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _ending.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }
        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _ending.Token);
        var first = lines[0].Split(' ');
        return new TestRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }

    async Task WriteAsync(NetworkStream stream, TestAnswer answer)
    {
        if (answer.IsSilent)
            await Task.Delay(Timeout.Infinite, _ending.Token);
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Answer\r\nConnection: close\r\n");
        if (!answer.HidesLength)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        foreach (var (name, value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _ending.Token);

        var sent = answer.Body.AsMemory(0, Math.Min(answer.CutAfter, answer.Body.Length));
        for (var at = 0; at < sent.Length; at += answer.PieceBytes)
        {
            await stream.WriteAsync(sent.Slice(at, Math.Min(answer.PieceBytes, sent.Length - at)), _ending.Token);
            if (answer.Pause > TimeSpan.Zero)
                await Task.Delay(answer.Pause, _ending.Token);
        }
        if (answer.Stalls)
            await Task.Delay(Timeout.Infinite, _ending.Token);
    }
}

/// <summary>What was asked.</summary>
sealed record TestRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Authorization => Headers.GetValueOrDefault("Authorization", "");

    /// <summary>The first byte that is wanted.</summary>
    public int From => Headers.TryGetValue("Range", out var range)
        ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
        : 0;
}

/// <summary>What is answered.</summary>
sealed record TestAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    public TestAnswer(int status, string body = "", params (string Name, string Value)[] headers)
        : this(status, Encoding.UTF8.GetBytes(body), headers)
    {
    }

    /// <summary>Bytes of the body after which the connection is closed.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    /// <summary>Whether nothing more comes after <see cref="CutAfter"/>, and the connection stays open.</summary>
    public bool Stalls { get; init; }

    public bool IsSilent { get; init; }

    public bool HidesLength { get; init; }

    public int PieceBytes { get; init; } = 1024 * 1024;

    public TimeSpan Pause { get; init; }
}
