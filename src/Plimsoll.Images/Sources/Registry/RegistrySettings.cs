using System.Security.Cryptography.X509Certificates;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>How registries are talked to.</summary>
public sealed record RegistrySettings
{
    /// <summary>The clock: back-off and time-outs.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether plain HTTP is spoken instead of HTTPS. A mirror's address says so itself.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>Certificate authorities that are trusted beside those of the system.</summary>
    public X509Certificate2Collection Authorities { get; init; } = [];

    /// <summary>Mirrors, asked in this order before the registry itself.</summary>
    public IReadOnlyList<RegistryMirror> Mirrors { get; init; } = [];

    /// <summary>Finds what to show to the registry that has a repository; <c>null</c> where nobody is logged in there.</summary>
    /// <remarks>Asked with the host of the registry or mirror and the path of the repository.</remarks>
    public Func<string, string, CancellationToken, Task<RegistryLogin?>> FindLogin { get; init; } = static (_, _, _) => Task.FromResult<RegistryLogin?>(null);

    /// <summary>How often something that may pass is tried, the first time included.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The wait before the second attempt; it doubles from one to the next, and half of it is by chance.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that a registry may ask for before it is told to the user instead.</summary>
    public TimeSpan MaxRequestedDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an answer may take to begin, and a document to arrive whole.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long all attempts for one answer may take together; waits between them are not counted.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a blob may stand still.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes a second that a blob must arrive with, measured over <see cref="IdleTimeout"/> of waiting: 1 KiB.</summary>
    public int MinBytesPerSecond { get; init; } = 1024;

    /// <summary>Where a registry is, and who it is to its users.</summary>
    internal IEnumerable<RegistryEndpoint> EndpointsOf(ImageReference reference)
    {
        foreach (var mirror in Mirrors.Where(mirror => mirror.Registry == reference.Registry))
            yield return new RegistryEndpoint(mirror.Address.Authority, mirror.Address, reference.Repository);

        var host = reference.Registry == "docker.io" ? "registry-1.docker.io" : reference.Registry;
        yield return new RegistryEndpoint(reference.Registry, new Uri($"{(PlainHttp ? "http" : "https")}://{host}/"), reference.Repository);
    }

    /// <summary>Asks the mirrors of a registry, then the registry itself, until one gives what is wanted.</summary>
    /// <exception cref="RegistryException">None does: the message has all their reasons.</exception>
    internal async Task<T> FirstAsync<T>(ImageReference reference, Func<RegistryEndpoint, Task<T>> get)
    {
        var failures = new List<RegistryException>();
        foreach (var endpoint in EndpointsOf(reference))
        {
            try
            {
                return await get(endpoint);
            }
            catch (RegistryException problem)
            {
                failures.Add(problem);
            }
        }
        throw failures is [var only]
            ? only
            : new RegistryException(string.Join(" And: ", failures.Select(problem => problem.Message)), failures[^1]) { Status = failures[^1].Status };
    }
}
