using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>What an answer of a registry means, and the one line that says it.</summary>
static class RegistryAnswer
{
    /// <summary>The largest explanation of a refusal that is read, bytes.</summary>
    public const int MaxErrorBytes = 16 * 1024;

    const int MaxReasonLength = 200;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public static bool MayPass(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>The wait that the registry asks for; <c>null</c> where it asks for none.</summary>
    /// <remarks>RFC 9110 section 10.2.3.</remarks>
    public static TimeSpan? RequestedDelay(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>The error of an answer that is no success.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="what">What was asked for, e.g. <c>the manifest 1.2 of shop/web</c>.</param>
    /// <param name="host">The registry, as people name it.</param>
    /// <param name="login">What was shown to it; <c>null</c> where nobody is logged in.</param>
    /// <param name="settings">The clock.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<RegistryException> ErrorAsync(
        HttpResponseMessage response, string what, string host, RegistryLogin? login, RegistrySettings settings, CancellationToken cancellation)
    {
        var status = response.StatusCode;
        var reason = await ReasonAsync(response, settings, cancellation);
        var who = login?.Title ?? "somebody who is not logged in";
        var advice = login is null
            ? $"Log in with docker login {host} or podman login {host}, or use --username with --password-stdin"
            : "Check the login, and whether it may pull from there";
        var message = status switch
        {
            HttpStatusCode.Unauthorized => $"{host} does not give {what} to {who}{reason}. {advice}; a name that does not exist is often answered like this too.",
            HttpStatusCode.Forbidden => $"{host} forbids {who} to read {what}{reason}. {advice}.",
            HttpStatusCode.NotFound => $"{host} does not have {what}{reason}. Check the name and the tag.",
            HttpStatusCode.TooManyRequests => TooMany(response, what, host, login, reason, settings.Time),
            _ => $"{host} answers {(int)status} {status} when asked for {what}{reason}. Try again later.",
        };
        return new RegistryException(message) { Status = status, MayPass = MayPass(status) };
    }

    /// <summary>The error of a place that the registry redirected to: a login there is not the user's to change.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="what">What was asked for.</param>
    /// <param name="host">The registry, as people name it.</param>
    /// <param name="place">Who answered.</param>
    /// <param name="settings">The limits of reading.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<RegistryException> RedirectedErrorAsync(
        HttpResponseMessage response, string what, string host, string place, RegistrySettings settings, CancellationToken cancellation)
    {
        var status = response.StatusCode;
        var reason = await ReasonAsync(response, settings, cancellation);
        return new RegistryException(
            $"{place}, to which {host} redirects, answers {(int)status} {status} when asked for {what}{reason}. "
            + $"No login is shown there: ask those who run {host}, check the proxy, or try again later.")
        {
            Status = status,
            MayPass = MayPass(status),
        };
    }

    static string TooMany(HttpResponseMessage response, string what, string host, RegistryLogin? login, string reason, TimeProvider time)
    {
        var wait = RequestedDelay(response, time) is { } delay
            ? $"It asks to wait {InWords(delay)}"
            : "It does not say for how long";
        var advice = login is null
            ? $"log in ({host} allows more to known users), wait, or use --registry-mirror"
            : "wait, or use --registry-mirror";
        return $"{host} limits how much {login?.Title ?? "anonymous users of this address"} may pull and gives no {what} now (429){reason}. {wait}: {advice}.";
    }

    static string InWords(TimeSpan delay) => delay switch
    {
        { TotalDays: > 2 } => "for more than two days",
        { TotalHours: > 2 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(delay.TotalHours)} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(delay.TotalSeconds)} s"),
    };

    // Registries explain themselves in JSON; what they say is data of somebody else, and goes into one short line.
    static async Task<string> ReasonAsync(HttpResponseMessage response, RegistrySettings settings, CancellationToken cancellation)
    {
        try
        {
            var body = await RegistryBody.ReadAsync(response, MaxErrorBytes, settings, cancellation);
            var error = JsonSerializer.Deserialize(body, RegistryJson.Default.ErrorDocument)?.Errors?.OfType<ErrorDocument.Refusal>().FirstOrDefault();
            return error is null ? "" : $" ({OneLine($"{error.Code}: {error.Message}".Trim(':', ' '))})";
        }
        catch (Exception problem) when (problem is IOException or JsonException or InvalidDataException)
        {
            return "";
        }
    }

    static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(MaxReasonLength))
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return line.ToString();
    }
}
