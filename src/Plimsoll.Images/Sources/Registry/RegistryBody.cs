namespace Plimsoll.Images.Sources.Registry;

/// <summary>Reads the documents that registries answer with, bounded in size and time.</summary>
static class RegistryBody
{
    /// <summary>Reads a whole document.</summary>
    /// <exception cref="InvalidDataException">It is larger than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="IOException">The connection broke, or stood still.</exception>
    public static async Task<byte[]> ReadAsync(
        HttpResponseMessage response, int maxBytes, RegistrySettings settings, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            throw new InvalidDataException($"it has {response.Content.Headers.ContentLength} bytes, at most {maxBytes} are read");

        using var patience = new CancellationTokenSource(settings.AnswerTimeout, settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var document = new MemoryStream();
            var buffer = new byte[32 * 1024];
            while (await body.ReadAsync(buffer, either.Token) is > 0 and var read)
            {
                if (document.Length + read > maxBytes)
                    throw new InvalidDataException($"it has more than {maxBytes} bytes, which is the limit");
                document.Write(buffer, 0, read);
            }
            return document.ToArray();
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"it did not arrive within {settings.AnswerTimeout.TotalSeconds:0} s", problem);
        }
        catch (HttpRequestException problem)
        {
            throw new IOException(problem.Message, problem);
        }
    }
}
