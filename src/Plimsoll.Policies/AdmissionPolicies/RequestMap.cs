using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The variable <c>request</c>, built when an expression first asks for it.</summary>
/// <param name="request">The request.</param>
/// <param name="kind">The kind by which a policy matched it.</param>
/// <param name="resource">The resource by which a policy matched it.</param>
/// <remarks>As in the API server, fields without a value are absent: subResource, name, namespace, uid, groups, extra.</remarks>
sealed class RequestMap(AdmissionRequest request, GroupVersionKind kind, GroupVersionResource resource) : CelMap
{
    CelMap Built => field ??= Build();

    public override int Count => Built.Count;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries => Built.Entries;

    public override bool TryGetValue(CelValue key, out CelValue value) => Built.TryGetValue(key, out value);

    CelMap Build()
    {
        var fields = new Dictionary<string, CelValue>(StringComparer.Ordinal)
        {
            ["uid"] = CelValue.String(request.Uid),
            ["kind"] = Of(kind),
            ["resource"] = Of(resource),
            ["requestKind"] = Of(request.Kind),
            ["requestResource"] = Of(request.Resource),
            ["operation"] = CelValue.String(AdmissionRequests.NameOf(request.Operation)),
            ["userInfo"] = Of(request.User),
            ["dryRun"] = CelValue.Bool(request.IsDryRun),
            ["options"] = request.Options is { } options ? NodeValue.Of(options) : DefaultOptions(request.Operation),
        };
        AddText(fields, "subResource", request.Subresource);
        AddText(fields, "requestSubResource", request.Subresource);
        AddText(fields, "name", request.Name);
        AddText(fields, "namespace", request.Namespace);
        return Of(fields);
    }

    static CelValue Of(GroupVersionKind kind) => CelValue.Of(Of(
    [
        KeyValuePair.Create("group", CelValue.String(kind.Group)),
        KeyValuePair.Create("version", CelValue.String(kind.Version)),
        KeyValuePair.Create("kind", CelValue.String(kind.Kind)),
    ]));

    static CelValue Of(GroupVersionResource resource) => CelValue.Of(Of(
    [
        KeyValuePair.Create("group", CelValue.String(resource.Group)),
        KeyValuePair.Create("version", CelValue.String(resource.Version)),
        KeyValuePair.Create("resource", CelValue.String(resource.Resource)),
    ]));

    static CelValue Of(UserInfo user)
    {
        var fields = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        AddText(fields, "username", user.Username);
        AddText(fields, "uid", user.Uid);
        if (!user.Groups.IsEmpty)
            fields["groups"] = Of(user.Groups);
        if (!user.Extra.IsEmpty)
            fields["extra"] = CelValue.Of(Of(user.Extra.Select(extra => KeyValuePair.Create(extra.Key, Of(extra.Value)))));
        return CelValue.Of(Of(fields));
    }

    static CelValue Of(IEnumerable<string> texts) => CelValue.List([.. texts.Select(CelValue.String)]);

    static void AddText(Dictionary<string, CelValue> fields, string name, string value)
    {
        if (value.Length > 0)
            fields[name] = CelValue.String(value);
    }

    static CelValue DefaultOptions(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => Options("CreateOptions"),
        AdmissionOperation.Update => Options("UpdateOptions"),
        AdmissionOperation.Delete => Options("DeleteOptions"),
        _ => CelValue.Null,
    };

    static CelValue Options(string kind) => CelValue.Of(Of(
    [
        KeyValuePair.Create("kind", CelValue.String(kind)),
        KeyValuePair.Create("apiVersion", CelValue.String("meta.k8s.io/v1")),
    ]));
}
