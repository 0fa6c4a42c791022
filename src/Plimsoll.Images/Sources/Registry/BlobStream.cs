using System.Net;
using System.Net.Http.Headers;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>A blob while it is downloaded. A connection that breaks or stands still is replaced, from the byte where it ended.</summary>
/// <remarks>OCI distribution-spec v1.1, "Pulling blobs"; RFC 9110 section 14. The digest of the whole is checked by who reads it.</remarks>
sealed class BlobStream : ReadOnlyForwardStream
{
    /// <summary>Connections used for one blob, without as many bytes between them as make up for one.</summary>
    public const int MaxBreaks = 5;

    /// <summary>Connections used for one blob in all.</summary>
    public const int MaxConnections = 64;

    /// <summary>Bytes after which a broken connection is forgotten: 1 MiB.</summary>
    public const long ForgivenBytes = 1024 * 1024;

    readonly Func<long, CancellationToken, Task<HttpResponseMessage>> _open;
    readonly RegistrySettings _settings;
    readonly Func<int, TimeSpan> _delayAfter;
    readonly string _title;
    readonly long _length;

    HttpResponseMessage? _response;
    Stream? _body;
    RegistryException? _failure;
    long _position;
    long _brokenAt;
    int _breaks;
    int _connections;
    bool _endIsKnown;
    TimeSpan _waited;
    long _waitedFor;

    /// <summary>Prepares a download.</summary>
    /// <param name="open">Asks for the blob from a byte on.</param>
    /// <param name="title">The blob, in words.</param>
    /// <param name="length">Bytes it should have; no more are read.</param>
    /// <param name="delayAfter">The wait after the first, second ... broken connection.</param>
    /// <param name="settings">The patience there is.</param>
    public BlobStream(
        Func<long, CancellationToken, Task<HttpResponseMessage>> open,
        string title,
        long length,
        Func<int, TimeSpan> delayAfter,
        RegistrySettings settings) =>
        (_open, _title, _length, _delayAfter, _settings) = (open, title, length, delayAfter, settings);

    /// <summary>The byte that is read first; those before it are not asked for.</summary>
    public long Start
    {
        init => _position = _brokenAt = value;
    }

    /// <summary>Told when the blob is given up.</summary>
    public Action GivenUp { get; init; } = static () => { };

    /// <summary>Connects, so that a blob that is not there is told at once.</summary>
    /// <exception cref="RegistryException">The registry does not give it.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        _connections++;
        var response = await _open(_position, cancellation);
        try
        {
            var start = response.StatusCode is HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? _position : 0;
            if (start > _position)
                throw new RegistryException($"The registry gives {_title} from byte {start} on, asked for it from byte {_position} on.");
            _body = await response.Content.ReadAsStreamAsync(cancellation);
            (_response, response) = (response, null);
            _endIsKnown = _response.Content.Headers.ContentLength is not null || _response.Headers.TransferEncodingChunked is true;
            (_waited, _waitedFor) = (TimeSpan.Zero, 0);
            await SkipAsync(_position - start, cancellation);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>The blob, connected; closed where that fails.</summary>
    /// <exception cref="RegistryException">The registry does not give it.</exception>
    public static async Task<Stream> ConnectedAsync(BlobStream blob, CancellationToken cancellation)
    {
        try
        {
            await blob.ConnectAsync(cancellation);
            return blob;
        }
        catch (RegistryException)
        {
            await blob.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_failure is not null)
            throw _failure;
        buffer = buffer[..(int)Math.Min(buffer.Length, _length - _position)];
        while (buffer.Length > 0)
        {
            try
            {
                if (_body is null)
                    await ConnectAsync(cancellationToken);
                var read = await WaitAsync(buffer, cancellationToken);
                // A blob that ends where its server says so is as long as it is: what that means is judged by who reads it.
                if (read > 0 || _endIsKnown)
                {
                    _position += read;
                    return read;
                }
                await BreakAsync("the connection ended", cancellationToken);
            }
            catch (RegistryException refused)
            {
                throw Fail(refused);
            }
            catch (Exception problem) when (problem is IOException or HttpRequestException)
            {
                await BreakAsync(problem.Message, cancellationToken);
            }
        }
        return 0;
    }

    /// <summary>Asks for a blob from a byte on.</summary>
    public static void Shape(HttpRequestMessage request, long from)
    {
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Disconnect();
        base.Dispose(disposing);
    }

    async Task<int> WaitAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_settings.IdleTimeout, _settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var start = _settings.Time.GetTimestamp();
        int read;
        try
        {
            read = await _body!.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"nothing came for {_settings.IdleTimeout.TotalSeconds:0.#} s", problem);
        }

        // Only the time spent waiting counts: who reads slowly does not make the registry slow.
        _waited += _settings.Time.GetElapsedTime(start);
        _waitedFor += read;
        if (_waited >= _settings.IdleTimeout)
        {
            if (_waitedFor < _settings.MinBytesPerSecond * _waited.TotalSeconds && read > 0)
                throw new IOException($"it came with less than {_settings.MinBytesPerSecond} bytes a second for {_settings.IdleTimeout.TotalSeconds:0.#} s");
            (_waited, _waitedFor) = (TimeSpan.Zero, 0);
        }
        return read;
    }

    // A server that knows no ranges gives the blob from its start again.
    async Task SkipAsync(long bytes, CancellationToken cancellation)
    {
        var waste = new byte[64 * 1024];
        while (bytes > 0)
        {
            var read = await WaitAsync(waste.AsMemory(0, (int)Math.Min(waste.Length, bytes)), cancellation);
            if (read == 0)
                throw new RegistryException($"The registry gives {_title} shorter than before.");
            bytes -= read;
        }
    }

    async Task BreakAsync(string problem, CancellationToken cancellation)
    {
        Disconnect();
        _breaks = _position - _brokenAt >= ForgivenBytes ? 1 : _breaks + 1;
        _brokenAt = _position;
        if (_breaks >= MaxBreaks || _connections >= MaxConnections)
        {
            throw Fail(new RegistryException(
                $"The download of {_title} was given up after {_connections} connections, at byte {_position} of {_length}: {problem}."));
        }
        await Task.Delay(_delayAfter(_breaks), _settings.Time, cancellation);
    }

    RegistryException Fail(RegistryException failure)
    {
        Disconnect();
        if (_failure is null)
            GivenUp();
        return _failure = failure;
    }

    void Disconnect()
    {
        _body?.Dispose();
        _response?.Dispose();
        (_body, _response) = (null, null);
    }
}
