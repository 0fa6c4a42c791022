using System.Net;
using System.Net.Sockets;

namespace Plimsoll.EndToEnd.Cluster;

/// <summary>A way to a server that breaks for good once so many bytes have come back: what a client sees of a server that is killed.</summary>
sealed class BreakingPath : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<TcpClient> _clients = [];
    readonly CancellationTokenSource _end = new();
    readonly Task _accepting;
    readonly int _target;
    long _left;

    public BreakingPath(int target, long maxBytes)
    {
        (_target, _left) = (target, maxBytes);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        Break();
        await _accepting;
        _end.Dispose();
        _listener.Dispose();
    }

    void Break()
    {
        _end.Cancel();
        _listener.Stop();
        lock (_clients)
            _clients.ForEach(client => client.Dispose());
    }

    async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                var server = new TcpClient();
                lock (_clients)
                    _clients.AddRange([client, server]);
                await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                _ = CopyAsync(client.GetStream(), server.GetStream(), isCounted: false);
                _ = CopyAsync(server.GetStream(), client.GetStream(), isCounted: true);
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // As wanted.
        }
    }

    async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCounted)
    {
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, _end.Token)) > 0)
            {
                if (isCounted && Interlocked.Add(ref _left, -read) < 0)
                {
                    Break();
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // As wanted.
        }
    }
}
