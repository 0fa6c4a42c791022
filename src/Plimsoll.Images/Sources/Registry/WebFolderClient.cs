using System.Net;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Reads files of one folder on a web server, with the patience, logins and suspicion that registries get. Safe for use by several threads.</summary>
/// <param name="folder">The folder's address; http or https, ends with a slash.</param>
/// <param name="settings">How it is talked to.</param>
public sealed class WebFolderClient(Uri folder, RegistrySettings settings) : IDisposable
{
    readonly RegistryEndpoint _endpoint = new(folder.Authority, folder, "");
    readonly RegistryTransport _transport = new(settings);

    /// <summary>Reads a file whole.</summary>
    /// <param name="file">Its path below the folder.</param>
    /// <param name="maxBytes">The largest that is read.</param>
    /// <param name="known">The <see cref="RegistryDocument.Tag"/> that the caller has; empty for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The file; <c>null</c> where it is still the known one.</returns>
    /// <exception cref="RegistryException">The server does not give it.</exception>
    public async Task<RegistryDocument?> ReadAsync(string file, int maxBytes, string known, CancellationToken cancellation)
    {
        try
        {
            return await _transport.GetAsync(
                _endpoint,
                new Uri(folder, file),
                file,
                request => RegistryDocument.Unless(request, known),
                (response, token) => RegistryDocument.ReadAsync(response, file, folder.Authority, maxBytes, settings, token),
                cancellation);
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotModified && known.Length > 0)
        {
            return null;
        }
    }

    /// <summary>Opens a file from a byte on; a connection that breaks is replaced.</summary>
    /// <param name="file">Its path below the folder.</param>
    /// <param name="length">Bytes it should have; no more are read.</param>
    /// <param name="from">The first byte that is read.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="RegistryException">The server does not give it.</exception>
    public async Task<Stream> OpenAsync(string file, long length, long from, CancellationToken cancellation)
    {
        var address = new Uri(folder, file);
        var blob = new BlobStream(
            (offset, token) => _transport.GetAsync(
                _endpoint, address, file, request => BlobStream.Shape(request, offset), static (response, _) => Task.FromResult(response), token),
            file,
            length,
            _transport.DelayAfter,
            settings)
        {
            Start = from,
        };
        return await BlobStream.ConnectedAsync(blob, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();
}
