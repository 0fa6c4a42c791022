using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Engine;

/// <summary>Opens images that a container engine on this machine has: docker, or podman with its socket.</summary>
/// <param name="socket">The engine's Unix socket.</param>
/// <param name="spoolFolder">Where the archive that the engine writes may lie while it is read.</param>
/// <param name="time">The clock.</param>
/// <remarks>
/// Docker Engine API, "Inspect an image" and "Export several images"; podman serves the same. The engine writes the archive's table of
/// contents last, so the archive is kept in a private file until the image is closed: the one case in which a scan writes to the disk.
/// </remarks>
public sealed class EngineImages(string socket, string spoolFolder, TimeProvider time)
{
    /// <summary>The largest archive that is kept, bytes: 64 GiB.</summary>
    public const long MaxArchiveBytes = LayerLimits.MaxTarBytes;

    const int MaxAnswerBytes = 4 * 1024 * 1024;
    const int BufferBytes = 128 * 1024;

    /// <summary>How long the engine may be silent: it packs layers before it sends them.</summary>
    public static TimeSpan MaxSilence { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Opens an image.</summary>
    /// <param name="name">Its name or id, as the engine knows it.</param>
    /// <param name="platform">Which image of several.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="ImageSourceException">The engine does not have it, does not answer, or there is no room for its archive.</exception>
    public async Task<IImageSource> OpenAsync(string name, Platform platform, CancellationToken cancellation)
    {
        using var client = Connect();
        try
        {
            var size = await InspectAsync(client, name, cancellation);
            var spool = SpoolFile.Create(spoolFolder, size);
            try
            {
                await ExportAsync(client, name, spool, cancellation);
                var image = await ImageSources.OpenAsync(spool.Path, new ImageSelection(platform), cancellation);
                return new SpooledImage(image, spool, $"{name} of {socket}");
            }
            catch
            {
                spool.Dispose();
                throw;
            }
        }
        catch (HttpRequestException problem)
        {
            throw new ImageSourceException(
                $"The container engine does not answer at {socket}: {(problem.InnerException ?? problem).Message}. "
                + "Is it running, and may you use it? Otherwise save the image to a file: docker save -o FILE IMAGE.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImageSourceException($"{name} could not be saved from {socket} into {spoolFolder}: {problem.Message}", problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new ImageSourceException($"The container engine at {socket} was silent for {MaxSilence.TotalMinutes:0} minutes.", problem);
        }
    }

    HttpClient Connect() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, token) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                return new NetworkStream(connection, ownsSocket: true);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = new Uri("http://engine/"),
        Timeout = MaxSilence,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    async Task<long> InspectAsync(HttpClient client, string name, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(new Uri($"images/{Escape(name)}/json", UriKind.Relative), cancellation);
        await RefuseAsync(response, name, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.EngineImageDocument)?.Size ?? 0;
        }
        catch (JsonException problem)
        {
            throw new ImageSourceException($"{socket} does not answer as a container engine does: {SourceJson.FaultOf(problem)}", problem);
        }
    }

    async Task ExportAsync(HttpClient client, string name, SpoolFile spool, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(
            new Uri($"images/get?names={Uri.EscapeDataString(name)}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        await RefuseAsync(response, name, cancellation);
        await using var archive = await response.Content.ReadAsStreamAsync(cancellation);
        await using var file = spool.OpenWrite();
        using var patience = new CancellationTokenSource(MaxSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var buffer = new byte[BufferBytes];
        for (long written = 0; await archive.ReadAsync(buffer, either.Token) is > 0 and var read;)
        {
            patience.CancelAfter(MaxSilence);
            written += read;
            if (written > MaxArchiveBytes)
                throw new ImageSourceException($"The archive of {name} has more than {MaxArchiveBytes} bytes, which is the limit.");
            await file.WriteAsync(buffer.AsMemory(0, read), either.Token);
        }
    }

    async Task RefuseAsync(HttpResponseMessage response, string name, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
            return;
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var reason = Reason(body);
        throw new ImageSourceException(response.StatusCode is HttpStatusCode.NotFound
            ? $"The container engine at {socket} has no image {name}{reason}. Pull it first, or scan it from its registry."
            : $"The container engine at {socket} answers {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} for {name}{reason}.");
    }

    static string Reason(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.EngineErrorDocument)?.Message is { Length: > 0 } message
                ? $" ({message.ReplaceLineEndings(" ")})"
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    // Slashes of a name stay: they are part of the path in the engine's interface.
    static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
