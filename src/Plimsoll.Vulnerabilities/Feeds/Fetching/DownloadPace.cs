namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>Reads a download, and gives it up where it stands still or drips.</summary>
/// <param name="settings">The patience there is.</param>
sealed class DownloadPace(FetchSettings settings)
{
    TimeSpan _waited;
    long _came;

    /// <exception cref="FetchException">It is too slow, or the connection broke.</exception>
    internal async Task<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(settings.IdleTimeout, settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var start = settings.Time.GetTimestamp();
        int count;
        try
        {
            count = await body.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException($"Nothing came for {settings.IdleTimeout.TotalSeconds:0.#} s.", late) { MayPass = true };
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw new FetchException($"The connection broke: {problem.Message}", problem) { MayPass = true };
        }

        _waited += settings.Time.GetElapsedTime(start);
        _came += count;
        if (_waited >= settings.IdleTimeout)
        {
            if (count > 0 && _came < settings.MinBytesPerSecond * _waited.TotalSeconds)
                throw new FetchException($"Less than {settings.MinBytesPerSecond} bytes a second came for {settings.IdleTimeout.TotalSeconds:0.#} s.") { MayPass = true };
            (_waited, _came) = (TimeSpan.Zero, 0);
        }
        return count;
    }
}
