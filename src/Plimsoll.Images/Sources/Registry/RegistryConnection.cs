using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Sends one request and follows redirects. What is shown to a registry is never shown to another host.</summary>
sealed class RegistryConnection : IDisposable
{
    /// <summary>Redirects followed for one request.</summary>
    public const int MaxRedirects = 5;

    // What one answer may have before its body, KiB.
    const int MaxHeaderKib = 64;

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    readonly RegistrySettings _settings;
    readonly HttpClient _client;
    volatile string _refusal = "";

    /// <summary>Prepares the connections.</summary>
    public RegistryConnection(RegistrySettings settings)
    {
        _settings = settings;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTimeout,
            MaxResponseHeadersLength = MaxHeaderKib,
            PreAuthenticate = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsTrusted },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a request.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="authorization">What to show to this very host; <c>null</c> for nothing.</param>
    /// <param name="shape">Adds what else the request has; called again for each redirect.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The answer, its body still to be read.</returns>
    /// <exception cref="RegistryException">There is no answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        Uri address, AuthenticationHeaderValue? authorization, Action<HttpRequestMessage> shape, CancellationToken cancellation)
    {
        for (var hops = 0; ; hops++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            shape(request);
            request.Headers.Authorization = authorization;
            var response = await SendOnceAsync(request, cancellation);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response;
            }

            var target = response.Headers.Location;
            response.Dispose();
            if (hops == MaxRedirects)
                throw new RegistryException($"{address.Authority} redirects more than {MaxRedirects} times. Check the address of the registry.");
            var next = NextOf(address, target);
            if (next.Scheme != address.Scheme || next.Authority != address.Authority)
                authorization = null;
            address = next;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    static Uri NextOf(Uri address, Uri? target)
    {
        if (target is null || !Uri.TryCreate(address, target, out var next) || next.Scheme is not ("http" or "https"))
            throw new RegistryException($"{address.Authority} redirects to no address that could be followed.");
        if (address.Scheme == "https" && next.Scheme == "http")
            throw new RegistryException($"{address.Authority} redirects from HTTPS to plain HTTP at {next.Authority}; that is not followed.");
        return next;
    }

    /// <summary>Sends one request as it is, without following anything.</summary>
    /// <exception cref="RegistryException">There is no answer.</exception>
    public async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("plimsoll", null));
        using var patience = new CancellationTokenSource(_settings.AnswerTimeout, _settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var host = request.RequestUri!.Authority;
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            var seconds = (patience.IsCancellationRequested ? _settings.AnswerTimeout : ConnectTimeout).TotalSeconds;
            throw new RegistryException($"{host} did not answer within {seconds:0.#} s. Check the network, or the proxy.", problem)
            {
                MayPass = true,
            };
        }
        catch (HttpRequestException problem)
        {
            throw ErrorOf(problem, request.RequestUri);
        }
    }

    RegistryException ErrorOf(HttpRequestException problem, Uri address)
    {
        var host = address.Authority;
        return problem switch
        {
            { InnerException: AuthenticationException { InnerException: null } } when _refusal.Length > 0 => new RegistryException(
                $"The certificate of {host} is not trusted: {_refusal}", problem),
            { HttpRequestError: HttpRequestError.SecureConnectionError } => new RegistryException(
                $"{host} does not speak HTTPS as expected: {Innermost(problem).Message} If it speaks plain HTTP, say so with --plain-http.", problem),
            { HttpRequestError: HttpRequestError.NameResolutionError } => new RegistryException(
                $"{host} is not known to this machine's name service. Check the name of the registry.", problem),
            { InnerException: SocketException { SocketErrorCode: var code } } => new RegistryException(
                $"{host} cannot be reached: {code}. Check the address and the network.", problem) { MayPass = true },
            { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new RegistryException(
                $"{host} answers with more than {MaxHeaderKib} KiB of headers.", problem),
            { HttpRequestError: HttpRequestError.InvalidResponse } => new RegistryException(
                $"{host} does not answer as an HTTP server does: {Innermost(problem).Message}", problem),
            _ => new RegistryException($"The connection to {host} broke: {Innermost(problem).Message}", problem) { MayPass = true },
        };
    }

    static Exception Innermost(Exception problem)
    {
        while (problem.InnerException is { } inner)
            problem = inner;
        return problem;
    }

    // Authorities of the user are trusted beside those of the system; the name in the certificate has to fit in any case.
    bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors is SslPolicyErrors.None || _settings.AcceptAnyCertificate)
            return true;
        _refusal = Refusal(errors, chain);
        if (errors is not SslPolicyErrors.RemoteCertificateChainErrors || _settings.Authorities.Count == 0 || certificate is null)
            return false;

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_settings.Authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var subject = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        if (own.Build(subject))
            return true;
        _refusal = Refusal(errors, own);
        return false;
    }

    // The runtime's own message only says that somebody said no.
    static string Refusal(SslPolicyErrors errors, X509Chain? chain)
    {
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            reasons.Add("it shows none");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            reasons.Add("it is for another name");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            reasons.AddRange((chain?.ChainStatus ?? []).Select(status => status.Status.ToString()).Distinct(StringComparer.Ordinal));
        var advice = errors is SslPolicyErrors.RemoteCertificateChainErrors ? " Name the authority that signed it with --registry-ca FILE." : "";
        return $"{string.Join(", ", reasons)}.{advice}";
    }
}
