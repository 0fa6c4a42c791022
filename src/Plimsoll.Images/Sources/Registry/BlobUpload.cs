using System.Net;
using System.Net.Http.Headers;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Writes one blob into a repository, piece by piece, so that no request is longer than a registry has patience for.</summary>
/// <param name="endpoint">The repository.</param>
/// <param name="transport">Sends the requests.</param>
/// <param name="repository">The repository as people name it.</param>
/// <remarks>OCI distribution-spec v1.1, "Pushing a blob in chunks" and "Checking if content exists in the registry".</remarks>
sealed class BlobUpload(RegistryEndpoint endpoint, RegistryTransport transport, string repository)
{
    /// <summary>Bytes of a piece: 8 MiB.</summary>
    public const int PieceBytes = 8 * 1024 * 1024;

    /// <summary>How often an upload is begun.</summary>
    public const int MaxAttempts = 3;

    readonly string _what = $"an upload to {repository}";

    /// <summary>Writes the blob, unless it is there.</summary>
    /// <exception cref="RegistryException">The registry does not take it.</exception>
    public async Task RunAsync(Digest digest, long length, Func<Stream> open, CancellationToken cancellation)
    {
        if (await IsThereAsync(digest, length, cancellation))
            return;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var content = open();
                await UploadAsync(digest, content, cancellation);
                return;
            }
            // A piece that was sent twice, or an upload that the registry forgot: only a new upload helps.
            catch (RegistryException problem) when (attempt < MaxAttempts
                && problem.Status is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
            {
                await Task.Delay(transport.DelayAfter(attempt), cancellation);
            }
        }
    }

    async Task<bool> IsThereAsync(Digest digest, long length, CancellationToken cancellation)
    {
        try
        {
            using var response = await transport.GetAsync(
                endpoint,
                endpoint.Blob(digest.ToString()),
                _what,
                request => request.Method = HttpMethod.Head,
                static (response, _) => Task.FromResult(response),
                cancellation);
            return response.Content.Headers.ContentLength is not { } size || size == length;
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    async Task UploadAsync(Digest digest, Stream content, CancellationToken cancellation)
    {
        var address = await SendAsync(new Uri(endpoint.Address, $"/v2/{endpoint.Repository}/blobs/uploads/"), HttpMethod.Post, ReadOnlyMemory<byte>.Empty, -1, cancellation);
        var piece = new byte[PieceBytes];
        var sent = 0L;
        while (true)
        {
            var read = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
            if (read == 0)
                break;
            address = await SendAsync(address, HttpMethod.Patch, piece.AsMemory(0, read), sent, cancellation);
            sent += read;
        }
        var query = address.Query.TrimStart('?') is { Length: > 0 } own ? own + "&" : "";
        var last = new UriBuilder(address) { Query = $"{query}digest={Uri.EscapeDataString(digest.ToString())}" }.Uri;
        await SendAsync(last, HttpMethod.Put, ReadOnlyMemory<byte>.Empty, -1, cancellation);
    }

    /// <summary>Sends a part of an upload.</summary>
    /// <returns>Where its next part goes.</returns>
    async Task<Uri> SendAsync(Uri address, HttpMethod method, ReadOnlyMemory<byte> piece, long from, CancellationToken cancellation)
    {
        using var response = await transport.GetAsync(
            endpoint,
            address,
            _what,
            request =>
            {
                request.Method = method;
                request.Content = new ReadOnlyMemoryContent(piece);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                if (from >= 0)
                    request.Content.Headers.TryAddWithoutValidation("Content-Range", $"{from}-{from + piece.Length - 1}");
            },
            static (response, _) => Task.FromResult(response),
            cancellation);
        if (response.Headers.Location is not { } location)
            return method == HttpMethod.Put ? address : throw new RegistryException($"{endpoint.Host} does not say where {_what} goes on.");
        var next = new Uri(address, location);
        // The login goes with every part.
        return endpoint.Owns(next)
            ? next
            : throw new RegistryException($"{endpoint.Host} wants {_what} to go on at {next.Authority}; that is not done.");
    }
}
