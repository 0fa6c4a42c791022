using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Downloads one file to its place: only if it changed, from where it ended, as a whole or not at all.</summary>
/// <param name="client">The connection; redirects are followed, compression is not asked for.</param>
/// <param name="settings">The patience there is.</param>
/// <remarks>RFC 9110, sections 13 (conditional requests) and 14 (ranges); RFC 9530 (Repr-Digest) and RFC 3230 (Digest).</remarks>
sealed class FeedDownload(HttpClient client, FetchSettings settings)
{
    /// <summary>The ending of what is there of a file that is not complete.</summary>
    internal const string PartEnding = ".part";

    /// <summary>Bytes after which a broken connection is forgotten: 1 MiB.</summary>
    internal const long ForgivenBytes = 1024 * 1024;

    /// <summary>Downloads a file.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="path">Where it is put.</param>
    /// <param name="sha256">Its checksum in hexadecimal digits; empty where nobody stated one.</param>
    /// <param name="progress">Takes the bytes that are there and those of the whole, 0 where unknown.</param>
    /// <param name="cancellation">Stops it; what is there of it stays for the next time.</param>
    /// <returns>What is known of the file now, and whether it is the one that was there before.</returns>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal async Task<(FetchState State, bool IsUnchanged)> FetchAsync(Uri url, string path, string sha256, Action<long, long> progress, CancellationToken cancellation)
    {
        var (attempt, before) = (1, PartLength(path));
        for (var connection = 1; ; connection++)
        {
            try
            {
                return await TryAsync(url, path, sha256, progress, cancellation);
            }
            catch (FetchException problem) when (problem.MayPass)
            {
                var now = PartLength(path);
                attempt = now - before >= ForgivenBytes ? 1 : attempt;
                before = now;
                if (attempt >= settings.MaxAttempts || connection >= settings.MaxConnections || problem.RequestedDelay > settings.MaxRequestedDelay)
                    throw new FetchException($"{problem.Message} (given up after {connection} connections)", problem);
                await Task.Delay(problem.RequestedDelay ?? settings.DelayAfter(attempt), settings.Time, cancellation);
                attempt++;
            }
        }
    }

    async Task<(FetchState State, bool IsUnchanged)> TryAsync(Uri url, string path, string sha256, Action<long, long> progress, CancellationToken cancellation)
    {
        var part = path + PartEnding;
        var known = FetchState.Read(path) is { } whole && whole.Url == url.AbsoluteUri && new FileInfo(path).Length == whole.Length ? whole : null;
        var begun = FetchState.Read(part) is { } piece && piece.Url == url.AbsoluteUri && (piece.Tag.Length > 0 || piece.Modified.Length > 0) ? piece : null;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        Shape(request, known, begun, PartLength(path));
        using var response = await SendAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            return (known, true);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Discard(part);
            throw new FetchException($"{url.Host} does not have the rest of the file.") { MayPass = true };
        }
        if (!response.IsSuccessStatusCode)
            throw Refused(url, response);

        var isRest = response.StatusCode == HttpStatusCode.PartialContent;
        var from = isRest ? response.Content.Headers.ContentRange?.From ?? -1 : 0;
        if (isRest && from != PartLength(path))
        {
            Discard(part);
            throw new FetchException($"{url.Host} gives another part of the file than it was asked for.") { MayPass = true };
        }
        var length = response.Content.Headers.ContentLength is { } rest ? from + rest : -1;
        if (length > settings.MaxBytes)
            throw new FetchException($"The file has {length:N0} bytes; the limit is {settings.MaxBytes:N0} bytes.");
        var state = new FetchState(url.AbsoluteUri, response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : "", response.Content.Headers.LastModified?.ToString("R") ?? "", length);
        await ReceiveAsync(response, part, state, from, progress, cancellation);
        await CheckAsync(part, Stated(response, isRest, sha256), cancellation);
        CheckForm(part, path);
        return (await FinishAsync(part, path, state, cancellation), false);
    }

    static void Shape(HttpRequestMessage request, FetchState? known, FetchState? begun, long have)
    {
        if (begun is not null && have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
            request.Headers.IfRange = begun.Tag.Length > 0 ? new RangeConditionHeaderValue(begun.Tag) : RangeConditionHeaderValue.Parse(begun.Modified);
            return;
        }
        if (known is null)
            return;
        if (known.Tag.Length > 0)
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(known.Tag));
        if (known.Modified.Length > 0 && DateTimeOffset.TryParse(known.Modified, System.Globalization.CultureInfo.InvariantCulture, out var modified))
            request.Headers.IfModifiedSince = modified;
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var host = request.RequestUri!.Host; // set where the request is made
        using var patience = new CancellationTokenSource(settings.IdleTimeout, settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (HttpRequestException problem)
        {
            throw new FetchException($"{host} cannot be reached: {problem.Message}", problem) { MayPass = true };
        }
        catch (Exception problem) when (problem is NotSupportedException or UriFormatException)
        {
            throw new FetchException($"{host} redirects to an address that is none of https or http.", problem);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException($"{host} did not answer within {settings.IdleTimeout.TotalSeconds:0.#} s.", late) { MayPass = true };
        }
    }

    FetchException Refused(Uri url, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var delay = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - settings.Time.GetUtcNow() : null;
        return new FetchException($"{url.Host} answers {status} {response.ReasonPhrase} for {url.AbsolutePath}.")
        {
            MayPass = status is 408 or 425 or 429 or >= 500,
            RequestedDelay = delay < TimeSpan.Zero ? TimeSpan.Zero : delay,
        };
    }

    async Task ReceiveAsync(HttpResponseMessage response, string part, FetchState state, long from, Action<long, long> progress, CancellationToken cancellation)
    {
        await using var file = new FileStream(part, from > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        await state.WriteAsync(part, cancellation);
        var buffer = new byte[128 * 1024];
        var have = from;
        var pace = new DownloadPace(settings);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        while (true)
        {
            progress(have, Math.Max(0, state.Length));
            var count = await pace.ReadAsync(body, buffer, cancellation);
            if (count == 0)
                break;
            have += count;
            if (have > settings.MaxBytes)
                throw new FetchException($"The file has more bytes than the limit of {settings.MaxBytes:N0}.");
            await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
        if (state.Length >= 0 && have != state.Length)
            throw new FetchException($"{have:N0} bytes came of {state.Length:N0}.") { MayPass = true };
    }

    // What a rest is the digest of, servers do not agree on.
    static (string Digest, bool IsHex) Stated(HttpResponseMessage response, bool isRest, string sha256)
    {
        if (sha256.Length > 0)
            return (sha256, true);
        if (isRest)
            return ("", false);
        foreach (var name in (ReadOnlySpan<string>)["Repr-Digest", "Digest"])
        {
            if (!response.Headers.TryGetValues(name, out var values) && !response.Content.Headers.TryGetValues(name, out values))
                continue;
            foreach (var digest in values.SelectMany(value => value.Split(',')).Select(value => value.Trim()))
            {
                if (digest.StartsWith("sha-256=", StringComparison.OrdinalIgnoreCase))
                    return (digest["sha-256=".Length..].Trim(':'), false);
            }
        }
        return ("", false);
    }

    static async Task CheckAsync(string part, (string Digest, bool IsHex) stated, CancellationToken cancellation)
    {
        if (stated.Digest.Length == 0)
            return;
        byte[] hash;
        await using (var file = File.OpenRead(part))
            hash = await SHA256.HashDataAsync(file, cancellation);
        var found = stated.IsHex ? Convert.ToHexStringLower(hash) : Convert.ToBase64String(hash);
        if (string.Equals(found, stated.Digest, stated.IsHex ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            return;
        Discard(part);
        throw new FetchException($"The checksum of the file is {found}; stated was {stated.Digest}.") { MayPass = true };
    }

    /// <summary>Refuses a file that is not of the form that its place asks for, and removes it.</summary>
    /// <exception cref="FetchException">It is of another form.</exception>
    internal static void CheckForm(string part, string path)
    {
        try
        {
            FetchedForm.Check(part, path);
        }
        catch (FetchException)
        {
            Discard(part);
            throw;
        }
    }

    static async Task<FetchState> FinishAsync(string part, string path, FetchState state, CancellationToken cancellation)
    {
        var complete = state with { Length = new FileInfo(part).Length };
        // Without this record the old file beside a new one counts as changed, and is fetched again: never as up to date.
        File.Delete(path + FetchState.Ending);
        File.Move(part, path, overwrite: true);
        File.Delete(part + FetchState.Ending);
        await complete.WriteAsync(path, cancellation);
        return complete;
    }

    static void Discard(string part)
    {
        File.Delete(part);
        File.Delete(part + FetchState.Ending);
    }

    static long PartLength(string path) => new FileInfo(path + PartEnding) is { Exists: true } part ? part.Length : 0;
}
