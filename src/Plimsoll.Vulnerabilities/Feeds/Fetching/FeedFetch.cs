using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Fetches feeds into a folder that a database can be built from. One file after the other.</summary>
public sealed class FeedFetch : IDisposable
{
    /// <summary>Bytes of a text that says where a file lies: 16 MiB.</summary>
    public const int MaxTextBytes = 16 * 1024 * 1024;

    const int MaxRedirects = 8;

    readonly FetchSettings _settings;
    readonly HttpClient _client;
    readonly FeedDownload _download;

    /// <summary>Prepares to fetch; nothing is connected yet.</summary>
    /// <param name="settings">The patience there is.</param>
    public FeedFetch(FetchSettings settings)
    {
        _settings = settings;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            MaxAutomaticRedirections = MaxRedirects,
            ConnectTimeout = settings.IdleTimeout,
            UseCookies = false,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("plimsoll");
        _download = new FeedDownload(_client, settings);
    }

    /// <summary>Fetches feeds.</summary>
    /// <param name="feeds">They.</param>
    /// <param name="folder">The folder; it is made where it is not there.</param>
    /// <param name="progress">Told of progress; may be <c>null</c>.</param>
    /// <param name="cancellation">Stops it; files that are not complete are continued the next time.</param>
    /// <returns>What became of each file, in order.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<ImmutableArray<FetchResult>> FetchAsync(
        IReadOnlyList<FeedSource> feeds, string folder, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var results = ImmutableArray.CreateBuilder<FetchResult>();
        foreach (var feed in feeds)
        {
            foreach (var address in feed.Addresses)
            {
                try
                {
                    results.Add(await FetchAsync(feed.Name, address, folder, progress, cancellation));
                }
                catch (FetchException problem)
                {
                    results.Add(new FetchResult(feed.Name, address.Place, FetchOutcome.Failed, 0, problem.Message));
                }
            }
        }
        return results.ToImmutable();
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    async Task<FetchResult> FetchAsync(string feed, FeedAddress address, string folder, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        var (url, place, sha256) = address.Kind switch
        {
            FeedAddressKind.File => (address.Url, address.Place, ""),
            FeedAddressKind.Listed => (await NamedAsync(address.Url, cancellation), address.Place, ""),
            FeedAddressKind.Repository => await InRepositoryAsync(address.Url, address.Place, cancellation),
            _ => await InRepositoryAsync(await NamedAsync(address.Url, cancellation), address.Place, cancellation),
        };
        var path = FeedPlace.Path(folder, place);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a place in a folder has a parent
        if (url.IsFile)
            return await CopyAsync(feed, url.LocalPath, path, place, cancellation);
        var (state, isUnchanged) = await _download.FetchAsync(
            url, path, sha256, (have, total) => progress?.Report(new FetchProgress(feed, place, have, total)), cancellation);
        return new FetchResult(feed, place, isUnchanged ? FetchOutcome.Unchanged : FetchOutcome.Fetched, state.Length, state.Modified);
    }

    async Task<(Uri Url, string Place, string Sha256)> InRepositoryAsync(Uri repository, string place, CancellationToken cancellation)
    {
        var root = repository.AbsoluteUri.EndsWith('/') ? repository : new Uri(repository.AbsoluteUri + "/");
        var index = new Uri(root, "repodata/repomd.xml");
        var (href, sha256) = RepositoryIndex.UpdateInfo(await BytesAsync(index, cancellation))
            ?? throw new FetchException($"{index} names no updateinfo.");
        var ending = Path.GetExtension(href);
        if (ending is not (".gz" or ".bz2" or ".zst" or ".xml"))
            throw new FetchException($"{index} names {href}, whose compression is not read: expected .gz, .bz2, .zst or none.");
        return (new Uri(root, href), ending == ".xml" ? place : place + ending, sha256);
    }

    async Task<FetchResult> CopyAsync(string feed, string source, string path, string place, CancellationToken cancellation)
    {
        var file = new FileInfo(source);
        if (!file.Exists)
            throw new FetchException($"There is no file {source}.");
        if (file.Length > _settings.MaxBytes)
            throw new FetchException($"The file has {file.Length:N0} bytes; the limit is {_settings.MaxBytes:N0} bytes.");
        var modified = file.LastWriteTimeUtc.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        var state = new FetchState(new Uri(file.FullName).AbsoluteUri, "", modified, file.Length);
        if (FetchState.Read(path) == state && new FileInfo(path).Length == file.Length)
            return new FetchResult(feed, place, FetchOutcome.Unchanged, file.Length, modified);

        var part = path + FeedDownload.PartEnding;
        await using (var from = file.OpenRead())
        await using (var to = File.Create(part))
            await from.CopyToAsync(to, cancellation);
        FeedDownload.CheckForm(part, path);
        File.Delete(path + FetchState.Ending);
        File.Move(part, path, overwrite: true);
        await state.WriteAsync(path, cancellation);
        return new FetchResult(feed, place, FetchOutcome.Fetched, file.Length, modified);
    }

    // A server never names a file of this machine.
    async Task<Uri> NamedAsync(Uri url, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(await BytesAsync(url, cancellation));
        var word = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return word.Length is > 0 and <= AdvisoryText.MaxReferenceLength && Uri.TryCreate(url, word, out var target)
            && (target.Scheme is "https" or "http" || (target.IsFile && url.IsFile))
                ? target
                : throw new FetchException($"{url} does not name a file.");
    }

    async Task<byte[]> BytesAsync(Uri url, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var patience = new CancellationTokenSource(_settings.IdleTimeout, _settings.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            try
            {
                return await TryBytesAsync(url, either.Token);
            }
            catch (Exception problem) when (problem is NotSupportedException or UriFormatException)
            {
                throw new FetchException($"{url.Host} redirects to an address that is none of https or http.", problem);
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                var status = (problem as HttpRequestException)?.StatusCode;
                if (attempt >= _settings.MaxAttempts || (status is { } refused && (int)refused is < 500 and not (408 or 429)))
                    throw new FetchException($"{url} cannot be fetched: {problem.Message}", problem);
            }
            await Task.Delay(_settings.DelayAfter(attempt), _settings.Time, cancellation);
        }
    }

    async Task<byte[]> TryBytesAsync(Uri url, CancellationToken cancellation)
    {
        using var response = url.IsFile ? null : await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response?.EnsureSuccessStatusCode();
        await using var body = response is null ? File.OpenRead(url.LocalPath) : await response.Content.ReadAsStreamAsync(cancellation);
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            if (bytes.Length + count > MaxTextBytes)
                throw new FetchException($"{url} has more bytes than the limit of {MaxTextBytes:N0}.");
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}
