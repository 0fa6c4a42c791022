using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac.Auditing;

/// <summary>Reads the requests of one subject out of audit logs: one JSON event of audit.k8s.io a line, or an EventList.</summary>
/// <remarks>
/// https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/. Refused requests count too: what was wanted is what a
/// role has to give. Who impersonates needs the right to, and the impersonated user the rest.
/// </remarks>
public sealed class AuditLogReader(RbacSubject subject)
{
    /// <summary>Characters of one line: an event with request and response bodies is below 4 Mi.</summary>
    public const int MaxLineLength = 16 * 1024 * 1024;

    /// <summary>Different requests of the subject.</summary>
    public const int MaxRequests = 1_000_000;

    const int MaxUnread = 100;

    readonly HashSet<RbacRequest> _seen = [];
    readonly ImmutableArray<RbacRequest>.Builder _requests = ImmutableArray.CreateBuilder<RbacRequest>();
    readonly ImmutableArray<Unread>.Builder _unread = ImmutableArray.CreateBuilder<Unread>();
    long _events;
    long _others;
    long _unreadLines;

    /// <summary>What was read so far.</summary>
    public AuditedRequests Result => new(_requests.ToImmutable(), _events, _others, _unreadLines <= MaxUnread
        ? _unread.ToImmutable()
        : [.. _unread, new Unread("audit log", UnreadReason.Malformed, $"{_unreadLines - MaxUnread} more lines could not be read")]);

    /// <summary>Reads a log.</summary>
    /// <param name="stream">The log, UTF-8.</param>
    /// <param name="file">Its name, for places.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task ReadAsync(Stream stream, string file, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var buffer = new char[81_920];
        var line = new StringBuilder();
        var (number, isTooLong) = (1, false);
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            var rest = buffer.AsMemory(0, read);
            int end;
            while ((end = rest.Span.IndexOf('\n')) >= 0)
            {
                if (!isTooLong)
                    Line(line.Append(rest[..end]), file, number);
                line.Clear();
                (rest, number, isTooLong) = (rest[(end + 1)..], number + 1, false);
            }

            if (isTooLong || line.Append(rest).Length <= MaxLineLength)
                continue;
            Problem(file, number, UnreadReason.LimitExceeded, $"longer than {MaxLineLength} characters");
            line.Clear();
            isTooLong = true;
        }

        if (!isTooLong)
            Line(line, file, number);
    }

    void Line(StringBuilder line, string file, int number)
    {
        var text = line.ToString();
        if (string.IsNullOrWhiteSpace(text))
            return;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("items", out var items)
                && items.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in items.EnumerateArray())
                    Event(item, file, number);
            }
            else
            {
                Event(json.RootElement, file, number);
            }
        }
        catch (JsonException bad)
        {
            Problem(file, number, UnreadReason.Malformed, $"no JSON: {bad.Message}");
        }
    }

    void Event(JsonElement item, string file, int number)
    {
        if (Text(item, "verb") is not { Length: > 0 } verb || Text(item, "user", "username") is not { } user)
        {
            Problem(file, number, UnreadReason.Malformed, "no event of audit.k8s.io: verb and user.username are expected");
            return;
        }

        var acting = Text(item, "impersonatedUser", "username");
        if (RbacSubject.User(user) == subject && acting is not null)
        {
            _events++;
            foreach (var request in Impersonations(item.GetProperty("impersonatedUser"), acting))
                Add(request, file, number);
        }
        else if (RbacSubject.User(acting ?? user) != subject)
        {
            _others++;
        }
        else
        {
            _events++;
            Add(RequestOf(item, verb), file, number);
        }
    }

    static RbacRequest RequestOf(JsonElement item, string verb)
    {
        if (Text(item, "objectRef", "resource") is not { Length: > 0 } resource)
        {
            var address = Text(item, "requestURI") ?? "";
            var query = address.IndexOf('?', StringComparison.Ordinal);
            return RbacRequest.OfPath(verb, query < 0 ? address : address[..query]);
        }

        var subresource = Text(item, "objectRef", "subresource") ?? "";
        // The log takes the name of a new object out of its body; the authorizer is asked before, without a name.
        var isUnnamed = (verb == "create" && subresource.Length == 0) || verb == "deletecollection";
        return new RbacRequest(verb)
        {
            Group = Text(item, "objectRef", "apiGroup") ?? "",
            Resource = resource,
            Subresource = subresource,
            Namespace = Text(item, "objectRef", "namespace") ?? "",
            Name = isUnnamed ? "" : Text(item, "objectRef", "name") ?? "",
        };
    }

    static IEnumerable<RbacRequest> Impersonations(JsonElement acting, string name)
    {
        var account = RbacSubject.User(name);
        yield return account.Kind == SubjectKind.ServiceAccount
            ? new RbacRequest("impersonate") { Resource = "serviceaccounts", Namespace = account.Namespace, Name = account.Name }
            : new RbacRequest("impersonate") { Resource = "users", Name = name };
        if (!acting.TryGetProperty("groups", out var groups) || groups.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var group in groups.EnumerateArray())
        {
            // The API server adds these itself.
            if (group.ValueKind == JsonValueKind.String && group.GetString() is { } text && text != RbacUser.Authenticated
                && !text.StartsWith(RbacUser.ServiceAccounts, StringComparison.Ordinal))
            {
                yield return new RbacRequest("impersonate") { Resource = "groups", Name = text };
            }
        }
    }

    void Add(RbacRequest request, string file, int number)
    {
        if (new[] { request.Verb, request.Group, request.ResourcePath, request.Path ?? "" }.Any(text => text.Contains('*', StringComparison.Ordinal))
            || (request.Path is { } path && !path.StartsWith('/')))
        {
            Problem(file, number, UnreadReason.Malformed, "a verb, group, resource or path that no request has; a rule of it would be a wildcard");
        }
        else if (_seen.Count >= MaxRequests && !_seen.Contains(request))
        {
            Problem(file, number, UnreadReason.LimitExceeded, $"more than {MaxRequests} different requests; the rest is left out");
        }
        else if (_seen.Add(request))
        {
            _requests.Add(request);
        }
    }

    static string? Text(JsonElement item, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(member, out item))
                return null;
        }

        return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
    }

    void Problem(string file, int number, UnreadReason reason, string detail)
    {
        if (++_unreadLines <= MaxUnread)
            _unread.Add(new Unread($"{file}:{number}", reason, detail, new SourceLocation(file, number, 0)));
    }
}
