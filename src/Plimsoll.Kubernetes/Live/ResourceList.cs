using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

/// <summary>The objects of one resource, of the cluster or of a namespace, page by page.</summary>
/// <param name="resource">The resource.</param>
/// <param name="version">The version to ask for.</param>
/// <param name="namespace">The namespace; empty for the whole cluster.</param>
sealed class ResourceList(LiveResource resource, string version, string @namespace)
{
    readonly List<KubernetesObject> _objects = [];
    readonly List<Unread> _unread = [];
    readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>The resource.</summary>
    public LiveResource Resource => resource;

    /// <summary>The objects read so far.</summary>
    public IReadOnlyList<KubernetesObject> Objects => _objects;

    /// <summary>Whether nothing more will be read: all was, or a problem was told.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Unread> Unread => _unread;

    string ApiVersion => resource.Group.Length == 0 ? version : $"{resource.Group}/{version}";

    bool IsOneNamespace => @namespace.Length > 0 && !resource.IsNamespaced;

    /// <summary>Reads all pages; where the server forgets the list in the middle, from its beginning again.</summary>
    public async Task ReadAsync(ApiClient client, CancellationToken cancellation)
    {
        if (IsOneNamespace)
            await ReadOneAsync(client, cancellation);
        else
            await ReadPagesAsync(client, cancellation);
        IsDone = true;
    }

    /// <summary>Says that there was no time for the rest.</summary>
    public void Stop() => Miss(UnreadReason.LimitExceeded, $"not read within {LiveLimits.MaxTotalSeconds} seconds for the whole cluster");

    async Task ReadPagesAsync(ApiClient client, CancellationToken cancellation)
    {
        var (next, size, starts) = ("", LiveLimits.PageSize, 1);
        while (true)
        {
            var answer = await client.GetAsync(PathOf(next, size), cancellation);
            if (answer is ApiAnswer.Failed { Reason: UnreadReason.LimitExceeded } && size > LiveLimits.SmallPageSize)
            {
                size = LiveLimits.SmallPageSize;
                continue;
            }

            if (answer is ApiAnswer.Refused { Status: 410 } && starts++ < LiveLimits.MaxListStarts)
            {
                // Another page would be of another moment: objects could be missing, or there twice.
                next = "";
                _objects.Clear();
                _unread.Clear();
                continue;
            }

            if (Page(answer) is not { } page)
                return;
            if (page.Continue.Length == 0)
                return;
            next = page.Continue;
        }
    }

    /// <returns>What was read; <c>null</c> where the list ends here.</returns>
    ObjectPage? Page(ApiAnswer answer)
    {
        if (answer is not ApiAnswer.Answered { Body: var body })
        {
            Miss(answer);
            return null;
        }

        if (ObjectPage.Read(body.Span, resource, ApiVersion, _keys) is not { } page)
        {
            Miss(UnreadReason.Malformed, "the answer is no list");
            return null;
        }

        _objects.AddRange(page.Objects);
        _unread.AddRange(page.Unread.Take(ManifestLimits.MaxUnread));
        if (page.Unread.Length > ManifestLimits.MaxUnread)
            Miss(UnreadReason.LimitExceeded, $"{page.Unread.Length - ManifestLimits.MaxUnread} more objects could not be read");
        if (_objects.Count > LiveLimits.MaxObjects && page.Continue.Length > 0)
        {
            Miss(UnreadReason.LimitExceeded, $"more than {LiveLimits.MaxObjects} objects");
            return null;
        }

        return page;
    }

    /// <summary>A namespace itself: who has rights in it alone may get it and not list it, who may list all may have no right to get one.</summary>
    async Task ReadOneAsync(ApiClient client, CancellationToken cancellation)
    {
        var (all, name) = ($"{ServedResources.Root(resource.Group, version)}/{resource.Plural}", Uri.EscapeDataString(@namespace));
        var answer = await client.GetAsync($"{all}/{name}", cancellation);
        if (answer is ApiAnswer.Refused { Status: 403 }
            && await client.GetAsync($"{all}?fieldSelector=metadata.name%3D{name}&limit=1", cancellation) is ApiAnswer.Answered listed)
        {
            if (Page(listed) is { Objects.IsEmpty: true })
                Miss(new ApiAnswer.Refused(404, ""));
            return;
        }

        if (answer is not ApiAnswer.Answered { Body: var body })
        {
            Miss(answer);
            return;
        }

        try
        {
            var place = new SourceLocation(LiveItemReading.Place("", resource.Kind, @namespace), 0, 0);
            if (new LiveItemReading(resource, ApiVersion, new NodeBudget(_keys)).Read(body.Span, place) is { } found)
                _objects.Add(found);
            else
                Miss(UnreadReason.Malformed, "the answer is no object");
        }
        catch (ManifestException bad)
        {
            Miss(bad.Reason, bad.Message);
        }
    }

    void Miss(ApiAnswer answer)
    {
        var verb = IsOneNamespace ? "get" : "list";
        var where = @namespace.Length == 0 ? "in the whole cluster" : $"in namespace {@namespace}";
        switch (answer)
        {
            case ApiAnswer.Refused { Status: 403 }:
                Miss(UnreadReason.Inaccessible, $"refused (403): it needs the right to {verb} {resource.FullName} {where}; plimsoll cluster rights prints the role");
                break;
            case ApiAnswer.Refused { Status: 401 }:
                Miss(UnreadReason.Inaccessible, "refused (401): the server does not know this user any more: the credentials are too old");
                break;
            case ApiAnswer.Refused { Status: 404 }:
                Miss(UnreadReason.Missing, $"not there (404): {ApiVersion} {resource.Plural} {where}");
                break;
            case ApiAnswer.Refused { Status: 410 }:
                Miss(UnreadReason.Truncated, $"the server forgot the list {LiveLimits.MaxListStarts} times before its end (410)");
                break;
            case ApiAnswer.Refused refused:
                Miss(UnreadReason.Inaccessible, $"{verb} {where}: {refused.Status} {refused.Message}");
                break;
            case ApiAnswer.Failed failed:
                Miss(failed.Reason, failed.Detail);
                break;
        }
    }

    /// <summary>Says what is missing; pages that were read before stay.</summary>
    void Miss(UnreadReason reason, string detail) => _unread.Add(new Unread(
        @namespace.Length == 0 ? resource.FullName : $"{resource.FullName} in {@namespace}",
        reason,
        _objects.Count == 0 ? detail : $"{detail}; {_objects.Count} objects were read before"));

    string PathOf(string next, int size)
    {
        var root = ServedResources.Root(resource.Group, version);
        var inside = @namespace.Length == 0 ? "" : $"/namespaces/{Uri.EscapeDataString(@namespace)}";
        var after = next.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(next)}";
        return $"{root}{inside}/{resource.Plural}?limit={size}{after}";
    }
}
