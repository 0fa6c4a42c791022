using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Reads the objects of a live cluster. What it may not read, or what breaks on the way, is data of the result.</summary>
/// <param name="connection">The server.</param>
/// <param name="time">The clock, for waits between attempts.</param>
public sealed class ClusterReader(ClusterConnection connection, TimeProvider time)
{
    /// <summary>How long to wait for one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(LiveLimits.MaxAnswerSeconds);

    /// <summary>Reads.</summary>
    /// <param name="uses">What the objects are for: decides which are read.</param>
    /// <param name="namespaces">The namespaces to read; empty for all.</param>
    /// <param name="progress">Is told how far it has come; <c>null</c> for nobody.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="KubeconfigException">A certificate or a key of the connection cannot be read.</exception>
    /// <exception cref="UnreachableClusterException">The server does not answer, is not trusted, or does not know the user.</exception>
    public async Task<LiveCluster> ReadAsync(
        LiveUse uses, IReadOnlyList<string> namespaces, IProgress<LiveProgress>? progress, CancellationToken cancellation)
    {
        using var client = new ApiClient(connection, time, Patience);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(LiveLimits.MaxTotalSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var resources = LiveResources.For(uses);
        var lists = new List<ResourceList>();
        var unread = new List<Unread>();
        var version = "";
        try
        {
            version = await VersionAsync(client, unread, both.Token);
            var served = await ServedResources.AskAsync(client, resources, both.Token);
            lists.AddRange(Lists(resources, served, uses, namespaces, unread));
            await ReadAsync(lists, client, progress, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            if (lists.Count == 0)
                throw new UnreachableClusterException($"{Where}: no answer within {LiveLimits.MaxTotalSeconds} seconds");
            foreach (var list in lists.Where(list => !list.IsDone))
                list.Stop();
        }

        return new LiveCluster(
            connection.Name, version,
            [.. OwnedObjects.LeftOut([.. lists.SelectMany(list => list.Objects)])],
            [.. unread, .. lists.SelectMany(list => list.Unread)])
        {
            Namespaces = [.. namespaces],
        };
    }

    /// <summary>Asks for the version, and finds out whether the server answers at all.</summary>
    async Task<string> VersionAsync(ApiClient client, List<Unread> unread, CancellationToken cancellation)
    {
        switch (await client.GetAsync("/version", cancellation))
        {
            case ApiAnswer.Failed { Reason: not UnreadReason.LimitExceeded } failed:
                throw new UnreachableClusterException($"{Where}: {failed.Detail}");
            case ApiAnswer.Failed slow:
                throw new UnreachableClusterException($"{Where}: {slow.Detail}: is it an API server?");
            case ApiAnswer.Refused { Status: 401 } refused:
                throw new UnreachableClusterException($"{Where}: the server does not know this user (401 {refused.Message}): the credentials are missing, wrong or too old");
            case ApiAnswer.Answered { Body: var body } when Version(body.Span) is { Length: > 0 } version:
                return version;
            case ApiAnswer.Refused refused:
                unread.Add(new Unread("version of the API server", UnreadReason.Inaccessible, $"get /version: {refused.Status} {refused.Message}"));
                return "";
            default:
                throw new UnreachableClusterException($"{Where}: /version gives no version: no API server of Kubernetes answers there");
        }
    }

    string Where => $"context {connection.Name}, {connection.Server.Scheme}://{connection.Server.Authority}{connection.Server.AbsolutePath.TrimEnd('/')}";

    static string Version(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() ? ApiText.OneLine(ObjectPage.Text(ref reader, "gitVersion"u8)) : "";
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    static IEnumerable<ResourceList> Lists(
        ImmutableArray<LiveResource> resources, ServedResources served, LiveUse uses, IReadOnlyList<string> namespaces, List<Unread> unread)
    {
        // The Pod Security Standards of one namespace need nothing of the cluster but this namespace.
        var isOfNamespaceAlone = namespaces.Count > 0 && (uses & ~LiveUse.Check) == LiveUse.None;
        foreach (var resource in resources)
        {
            if (served.VersionOf(resource, out var others) is not { } version)
            {
                if (others.Count > 0)
                    unread.Add(new Unread(resource.FullName, UnreadReason.Unsupported, $"the server has it as {string.Join(", ", others)}: expected {string.Join(", ", resource.Versions)}"));
            }
            else if (namespaces.Count == 0)
            {
                yield return new ResourceList(resource, version, "");
            }
            else if (resource.IsNamespaced || resource is { Group: "", Plural: "namespaces" })
            {
                foreach (var name in namespaces)
                    yield return new ResourceList(resource, version, name);
            }
            else if (!isOfNamespaceAlone)
            {
                yield return new ResourceList(resource, version, "");
            }
        }
    }

    static async Task ReadAsync(
        List<ResourceList> lists, ApiClient client, IProgress<LiveProgress>? progress, CancellationToken cancellation)
    {
        var (objects, done) = (0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LiveLimits.MaxParallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lists, parallel, async (list, token) =>
        {
            await list.ReadAsync(client, token);
            progress?.Report(new LiveProgress(
                list.Resource.Plural, Interlocked.Add(ref objects, list.Objects.Count), Interlocked.Increment(ref done), lists.Count));
        });
    }
}
