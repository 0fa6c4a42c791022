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
    const int MostMembers = 20;

    static readonly GroupVersionResource NoResource = new("", "", "");

    /// <summary>The object under review: the old one where it is to be removed.</summary>
    public KubernetesObject? Subject { get; } =
        request is { Operation: AdmissionOperation.Delete, Object: null } ? request.OldObject : request.Object;

    /// <summary>The members, in order of their keys.</summary>
    public KeyValuePair<RegoValue, RegoValue>[] Load()
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>(MostMembers);
        var kind = new RegoObject(new KindMembers(request.Kind));
        var resource = new RegoObject(new ResourceMembers(isObjectOnly ? NoResource : request.Resource));
        if (namespaceObject is not null)
            Add(members, "_unstable", RegoObject.Of(Member("namespace", NodeRego.Of(namespaceObject))));
        if (!isObjectOnly)
            Add(members, "dryRun", RegoBoolean.Of(request.IsDryRun));
        Add(members, "kind", kind);
        AddText(members, "name", request.Name);
        AddText(members, "namespace", request.Namespace);
        if (namespaceObject is not null)
            Add(members, "namespaceObject", NodeRego.Of(namespaceObject));
        Add(members, "object", NodeRego.Of(Subject?.Root));
        Add(members, "oldObject", NodeRego.Of(request.OldObject?.Root));
        Add(members, "operation", NodeRego.Key(isObjectOnly ? "" : AdmissionRequests.NameOf(request.Operation)));
        Add(members, "options", isObjectOnly ? RegoNull.Value : NodeRego.Of(request.Options));
        if (!isObjectOnly)
        {
            Add(members, "requestKind", kind);
            Add(members, "requestResource", resource);
            AddText(members, "requestSubResource", request.Subresource);
        }

        Add(members, "resource", resource);
        AddText(members, "subResource", request.Subresource);
        Add(members, "uid", new RegoString(request.Uid));
        Add(members, "userInfo", isObjectOnly ? RegoObject.Empty : new RegoObject(new UserMembers(request.User)));
        return [.. members];
    }

    static KeyValuePair<RegoValue, RegoValue> Member(string key, RegoValue value) => new(NodeRego.Key(key), value);

    static void Add(List<KeyValuePair<RegoValue, RegoValue>> members, string key, RegoValue value) => members.Add(Member(key, value));

    static void AddText(List<KeyValuePair<RegoValue, RegoValue>> members, string key, string value)
    {
        if (value.Length > 0)
            Add(members, key, new RegoString(value));
    }

    sealed class KindMembers(GroupVersionKind kind) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load() =>
            [Member("group", NodeRego.Key(kind.Group)), Member("kind", NodeRego.Key(kind.Kind)), Member("version", NodeRego.Key(kind.Version))];
    }

    sealed class ResourceMembers(GroupVersionResource resource) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load() =>
        [
            Member("group", NodeRego.Key(resource.Group)),
            Member("resource", NodeRego.Key(resource.Resource)),
            Member("version", NodeRego.Key(resource.Version)),
        ];
    }

    sealed class UserMembers(UserInfo user) : IRegoMembers
    {
        public KeyValuePair<RegoValue, RegoValue>[] Load()
        {
            var members = new List<KeyValuePair<RegoValue, RegoValue>>();
            if (!user.Extra.IsEmpty)
                Add(members, "extra", RegoObject.Of(user.Extra.Select(extra => Member(extra.Key, Of(extra.Value)))));
            if (!user.Groups.IsEmpty)
                Add(members, "groups", Of(user.Groups));
            AddText(members, "uid", user.Uid);
            AddText(members, "username", user.Username);
            return [.. members];
        }

        static RegoArray Of(ImmutableArray<string> texts) => new([.. texts.Select(text => new RegoString(text))]);
    }
}
