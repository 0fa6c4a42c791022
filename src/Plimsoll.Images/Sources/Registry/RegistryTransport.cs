using System.Net;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Asks a registry for something until it has it: logs in where that is asked for, and tries again what may pass.</summary>
sealed class RegistryTransport(RegistrySettings settings) : IDisposable
{
    // Doubling ends here.
    static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    readonly RegistryConnection _connection = new(settings);
    RegistryTokens? _tokens;

    RegistryTokens Tokens => LazyInitializer.EnsureInitialized(ref _tokens, () => new RegistryTokens(_connection, settings));

    /// <summary>Gets something.</summary>
    /// <param name="endpoint">The repository.</param>
    /// <param name="address">What in it.</param>
    /// <param name="what">The same in words, for messages.</param>
    /// <param name="shape">Adds what else the request has.</param>
    /// <param name="read">Reads a successful answer, and closes it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RegistryException">The registry refuses, cannot be reached, or answers with an error each time.</exception>
    public async Task<T> GetAsync<T>(
        RegistryEndpoint endpoint,
        Uri address,
        string what,
        Action<HttpRequestMessage> shape,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
    {
        var left = settings.Patience;
        for (var attempt = 1; ; attempt++)
        {
            RegistryException problem;
            TimeSpan? requested = null;
            var started = settings.Time.GetTimestamp();
            using var patience = new CancellationTokenSource(left, settings.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            try
            {
                var response = await SendAsync(endpoint, address, what, shape, either.Token);
                if (response.IsSuccessStatusCode)
                    return await read(response, either.Token);
                using (response)
                {
                    requested = RegistryAnswer.RequestedDelay(response, settings.Time);
                    problem = response.RequestMessage?.RequestUri is { } asked && !endpoint.Owns(asked)
                        ? await RegistryAnswer.RedirectedErrorAsync(response, what, endpoint.Host, asked.Authority, settings, either.Token)
                        : await RegistryAnswer.ErrorAsync(response, what, endpoint.Host, Tokens.LoginOf(endpoint), settings, either.Token);
                }
            }
            catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
            {
                throw new RegistryException(
                    $"{endpoint.Host} did not give {what} within {settings.Patience.TotalSeconds:0.#} s. Check the network, or the proxy.", late);
            }
            catch (RegistryException refused)
            {
                problem = refused;
            }
            catch (IOException broken)
            {
                problem = new RegistryException($"{endpoint.Host} broke off while it gave {what}: {broken.Message}.", broken) { MayPass = true };
            }

            left -= settings.Time.GetElapsedTime(started);
            if (!problem.MayPass || left <= TimeSpan.Zero || attempt >= settings.MaxAttempts || requested > settings.MaxRequestedDelay)
                throw problem;
            await Task.Delay(requested ?? DelayAfter(attempt), settings.Time, cancellation);
        }
    }

    /// <summary>The wait after an attempt: it doubles, and half of it is by chance, so that many clients do not come back together.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var whole = TimeSpan.FromTicks(Math.Min(settings.FirstDelay.Ticks << Math.Min(attempt - 1, 16), MaxDelay.Ticks));
        return whole * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens?.Dispose();
        _connection.Dispose();
    }

    async Task<HttpResponseMessage> SendAsync(
        RegistryEndpoint endpoint, Uri address, string what, Action<HttpRequestMessage> shape, CancellationToken cancellation)
    {
        var shown = Tokens.Known(endpoint);
        var response = await _connection.SendAsync(address, shown, shape, cancellation);
        // A storage server that the registry redirects to has no business with the login.
        if (response.StatusCode is not HttpStatusCode.Unauthorized || !endpoint.Owns(response.RequestMessage!.RequestUri!))
            return response;

        using (response)
        {
            var challenges = AuthenticationChallenge.Of(response.Headers);
            if (await Tokens.AnswerAsync(endpoint, challenges, shown, cancellation) is not { } answer)
                throw await RegistryAnswer.ErrorAsync(response, what, endpoint.Host, Tokens.LoginOf(endpoint), settings, cancellation);
            shown = answer;
        }
        return await _connection.SendAsync(address, shown, shape, cancellation);
    }
}
