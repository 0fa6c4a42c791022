using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The document <c>input.review</c> of Rego, made when a policy first looks at it.</summary>
/// <remarks>
/// k8s.io/api/admission/v1 AdmissionRequest as JSON: what is marked omitempty there is absent where it is empty, and absent objects
/// are null. Gatekeeper adds the Namespace, as <c>_unstable.namespace</c> and as <c>namespaceObject</c>.
/// </remarks>
/// <param name="request">The request.</param>
/// <param name="namespaceObject">The Namespace that the object is in; <c>null</c> where it is not known.</param>
/// <param name="isObjectOnly">Whether there is no request but the object.</param>
sealed class ReviewDocument(AdmissionRequest request, MappingNode? namespaceObject, bool isObjectOnly) : IRegoMembers
{
    /// <summary>The object under review: the old one where it is to be removed.</summary>
    public KubernetesObject? Subject { get; } =
        request is { Operation: AdmissionOperation.Delete, Object: null } ? request.OldObject : request.Object;

    /// <summary>The members, in order of their keys.</summary>
    public KeyValuePair<RegoValue, RegoValue>[] Load()
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        if (namespaceObject is not null)
            Add(members, "_unstable", Object(("namespace", NodeRego.Of(namespaceObject))));
        if (!isObjectOnly)
            Add(members, "dryRun", RegoBoolean.Of(request.IsDryRun));
        Add(members, "kind", Of(request.Kind));
        AddText(members, "name", request.Name);
        AddText(members, "namespace", request.Namespace);
        if (namespaceObject is not null)
            Add(members, "namespaceObject", NodeRego.Of(namespaceObject));
        Add(members, "object", NodeRego.Of(Subject?.Root));
        Add(members, "oldObject", NodeRego.Of(request.OldObject?.Root));
        Add(members, "operation", new RegoString(isObjectOnly ? "" : AdmissionRequests.NameOf(request.Operation)));
        Add(members, "options", isObjectOnly ? RegoNull.Value : NodeRego.Of(request.Options));
        if (!isObjectOnly)
        {
            Add(members, "requestKind", Of(request.Kind));
            Add(members, "requestResource", Of(request.Resource));
            AddText(members, "requestSubResource", request.Subresource);
        }

        Add(members, "resource", isObjectOnly ? Of(new GroupVersionResource("", "", "")) : Of(request.Resource));
        AddText(members, "subResource", request.Subresource);
        Add(members, "uid", new RegoString(request.Uid));
        Add(members, "userInfo", isObjectOnly ? RegoObject.Empty : Of(request.User));
        return [.. members];
    }

    static RegoObject Of(GroupVersionKind kind) => Object(
        ("group", new RegoString(kind.Group)), ("kind", new RegoString(kind.Kind)), ("version", new RegoString(kind.Version)));

    static RegoObject Of(GroupVersionResource resource) => Object(
        ("group", new RegoString(resource.Group)), ("resource", new RegoString(resource.Resource)), ("version", new RegoString(resource.Version)));

    static RegoObject Of(UserInfo user)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        if (!user.Extra.IsEmpty)
            Add(members, "extra", Object([.. user.Extra.Select(extra => (extra.Key, (RegoValue)Of(extra.Value)))]));
        if (!user.Groups.IsEmpty)
            Add(members, "groups", Of(user.Groups));
        AddText(members, "uid", user.Uid);
        AddText(members, "username", user.Username);
        return RegoObject.Of(members);
    }

    static RegoArray Of(ImmutableArray<string> texts) => new([.. texts.Select(text => new RegoString(text))]);

    static RegoObject Object(params ReadOnlySpan<(string Key, RegoValue Value)> members)
    {
        var pairs = new KeyValuePair<RegoValue, RegoValue>[members.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(NodeRego.Key(members[i].Key), members[i].Value);
        return RegoObject.Of(pairs);
    }

    static void Add(List<KeyValuePair<RegoValue, RegoValue>> members, string key, RegoValue value) =>
        members.Add(new(NodeRego.Key(key), value));

    static void AddText(List<KeyValuePair<RegoValue, RegoValue>> members, string key, string value)
    {
        if (value.Length > 0)
            Add(members, key, new RegoString(value));
    }
}
