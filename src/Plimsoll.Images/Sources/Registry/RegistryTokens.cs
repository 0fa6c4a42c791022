using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>What is shown to each repository, got from a login by the registry's own rules, and got anew when it has expired.</summary>
/// <remarks>
/// distribution, "Token Authentication Specification" and "OAuth2 Token Authentication"; RFC 7617. Nothing is shown before the registry
/// asks for it. Several layers may find at the same time that a token has expired: one of them gets the next one.
/// </remarks>
sealed class RegistryTokens(RegistryConnection connection, RegistrySettings settings) : IDisposable
{
    /// <summary>The largest answer of a token service, bytes.</summary>
    public const int MaxTokenBytes = 1024 * 1024;

    readonly ConcurrentDictionary<RegistryEndpoint, AuthenticationHeaderValue> _shown = [];
    readonly ConcurrentDictionary<RegistryEndpoint, RegistryLogin?> _logins = [];
    readonly SemaphoreSlim _getting = new(1, 1);

    /// <summary>What was last accepted there; <c>null</c> where nothing was asked for yet.</summary>
    public AuthenticationHeaderValue? Known(RegistryEndpoint endpoint) => _shown.GetValueOrDefault(endpoint);

    /// <summary>The login that was used there; <c>null</c> where there is none, or none was needed.</summary>
    public RegistryLogin? LoginOf(RegistryEndpoint endpoint) => _logins.GetValueOrDefault(endpoint);

    /// <summary>Answers the registry's challenges.</summary>
    /// <param name="endpoint">The repository.</param>
    /// <param name="challenges">What the registry asks for.</param>
    /// <param name="refused">What it did not accept; <c>null</c> where nothing was shown.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What to show; <c>null</c> where there is nothing that could be.</returns>
    /// <exception cref="RegistryException">The token service refuses, or cannot be reached.</exception>
    public async Task<AuthenticationHeaderValue?> AnswerAsync(
        RegistryEndpoint endpoint,
        ImmutableArray<AuthenticationChallenge> challenges,
        AuthenticationHeaderValue? refused,
        CancellationToken cancellation)
    {
        await _getting.WaitAsync(cancellation);
        try
        {
            if (Known(endpoint) is { } other && !other.Equals(refused))
                return other;
            if (!_logins.TryGetValue(endpoint, out var login))
                _logins[endpoint] = login = await settings.FindLogin(endpoint.Host, endpoint.ImageRepository, cancellation);

            var answer = await AnswerAsync(endpoint, challenges, login, cancellation);
            // The same again would be refused again.
            if (answer is null || answer.Equals(refused))
                return null;
            _shown[endpoint] = answer;
            return answer;
        }
        finally
        {
            _getting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _getting.Dispose();

    async Task<AuthenticationHeaderValue?> AnswerAsync(
        RegistryEndpoint endpoint, ImmutableArray<AuthenticationChallenge> challenges, RegistryLogin? login, CancellationToken cancellation)
    {
        if (login is { RegistryToken: { Length: > 0 } token })
        {
            return RegistryLogin.IsToken(token)
                ? new AuthenticationHeaderValue("Bearer", token)
                : throw new RegistryException($"The token of the login for {endpoint.Host} has a space, a line break or the like in it: it is no token.");
        }
        if (challenges.FirstOrDefault(challenge => challenge.Scheme == "bearer") is { } bearer)
            return new AuthenticationHeaderValue("Bearer", await GetTokenAsync(endpoint, bearer, login, cancellation));
        return login is { User.Length: > 0 } && challenges.Any(challenge => challenge.Scheme == "basic") ? Basic(login) : null;
    }

    async Task<string> GetTokenAsync(
        RegistryEndpoint endpoint, AuthenticationChallenge challenge, RegistryLogin? login, CancellationToken cancellation)
    {
        var realm = RealmOf(endpoint, challenge);
        var scope = challenge["scope"] is { Length: > 0 } asked ? asked : $"repository:{endpoint.Repository}:pull";
        var service = challenge["service"];
        using var request = login is { IdentityToken.Length: > 0 }
            ? Exchange(realm, service, scope, login)
            : Ask(realm, service, scope, login);

        using var response = await connection.SendOnceAsync(request, cancellation);
        var what = $"a token for {endpoint.Repository}";
        if (!response.IsSuccessStatusCode)
            throw await RegistryAnswer.ErrorAsync(response, what, endpoint.Host, login, settings, cancellation);
        try
        {
            var body = await RegistryBody.ReadAsync(response, MaxTokenBytes, settings, cancellation);
            var document = JsonSerializer.Deserialize(body, RegistryJson.Default.TokenDocument);
            var token = document?.Token is { Length: > 0 } first ? first : document?.AccessToken;
            return token is not null && RegistryLogin.IsToken(token)
                ? token
                : throw new RegistryException($"The token service {realm.Authority} of {endpoint.Host} answers without a usable token.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            throw new RegistryException(
                $"The token service {realm.Authority} of {endpoint.Host} does not answer with a token: {(problem is JsonException json ? SourceJson.FaultOf(json) : problem.Message)}", problem);
        }
    }

    // The registry names who gives out its tokens. A password goes there by HTTPS only, unless plain HTTP was asked for and it is the same host and port.
    static Uri RealmOf(RegistryEndpoint endpoint, AuthenticationChallenge challenge)
    {
        if (!Uri.TryCreate(challenge["realm"], UriKind.Absolute, out var realm) || realm.Scheme is not ("http" or "https"))
            throw new RegistryException($"{endpoint.Host} asks for a token and does not say where to get one.");
        return realm.Scheme == "https" || endpoint.Owns(realm)
            ? realm
            : throw new RegistryException($"{endpoint.Host} wants the login to be sent to {realm.Authority} by plain HTTP; that is not done.");
    }

    static HttpRequestMessage Ask(Uri realm, string service, string scope, RegistryLogin? login)
    {
        var query = realm.Query.TrimStart('?') is { Length: > 0 } own ? own + "&" : "";
        query += service.Length > 0 ? $"service={Uri.EscapeDataString(service)}&" : "";
        query += string.Join('&', scope.Split(' ').Select(part => $"scope={Uri.EscapeDataString(part)}"));
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(realm) { Query = query }.Uri);
        if (login is { User.Length: > 0 })
            request.Headers.Authorization = Basic(login);
        return request;
    }

    static HttpRequestMessage Exchange(Uri realm, string service, string scope, RegistryLogin login) => new(HttpMethod.Post, realm)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"),
            new("service", service),
            new("client_id", "plimsoll"),
            new("scope", scope),
            new("refresh_token", login.IdentityToken),
        ]),
    };

    static AuthenticationHeaderValue Basic(RegistryLogin login) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")));
}
