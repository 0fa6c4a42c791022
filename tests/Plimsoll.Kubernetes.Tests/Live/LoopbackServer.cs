using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Plimsoll.Kubernetes.Live;

/// <summary>A small HTTP/1.1 server on loopback that answers each request as a test says, also wrongly.</summary>
sealed class LoopbackServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly Func<string, LoopbackAnswer> _answer;
    readonly X509Certificate2? _certificate;
    readonly ConcurrentBag<TcpClient> _clients = [];
    readonly Task _accepting;

    int Port { get; }

    /// <param name="answer">What becomes of a path and query.</param>
    /// <param name="certificate">For https; <c>null</c> for http.</param>
    public LoopbackServer(Func<string, LoopbackAnswer> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The requests so far: paths with queries.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The heads of the requests so far.</summary>
    public ConcurrentQueue<string> Heads { get; } = [];

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}");

    public ClusterConnection Connection => new() { Name = "test", Server = Address, Token = "secret-token" };

    /// <summary>Goes away, in the middle of what it is doing.</summary>
    public void Kill()
    {
        _listener.Stop();
        foreach (var client in _clients)
            client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Kill();
        await _accepting;
        _end.Dispose();
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _clients.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Killed.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var owned = client;
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                stream = secure;
            }

            while (await HeadAsync(stream) is { Length: > 0 } head)
            {
                Heads.Enqueue(head);
                var path = head.Split(' ')[1];
                Requests.Enqueue(path);
                if (!await WriteAsync(stream, _answer(path)))
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client, or this server, went away.
        }
    }

    async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, _end.Token) == 0)
                return "";
            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }

    async Task<bool> WriteAsync(Stream stream, LoopbackAnswer answer)
    {
        if (answer.Before is { } before)
            await before(_end.Token);
        var length = answer.IsCut ? answer.Body.Length * 2 : answer.Body.Length;
        var head = $"HTTP/1.1 {answer.Status} Said\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{answer.Headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _end.Token);
        await stream.WriteAsync(answer.Body, _end.Token);
        await stream.FlushAsync(_end.Token);
        return !answer.IsCut;
    }
}
