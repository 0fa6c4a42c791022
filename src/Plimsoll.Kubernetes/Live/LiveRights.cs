using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Auditing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

/// <summary>The rights that the reading of a cluster needs: exactly those, and only to read.</summary>
public static class LiveRights
{
    static readonly SourceLocation Nowhere = new("", 0, 0);

    /// <summary>What is asked of the server, as requests.</summary>
    /// <param name="uses">What objects are read for.</param>
    public static ImmutableArray<RbacRequest> Requests(LiveUse uses) =>
    [
        .. LiveResources.For(uses).Select(resource => new RbacRequest("list") { Group = resource.Group, Resource = resource.Plural }),
        .. LiveResources.Paths.Select(path => RbacRequest.OfPath("get", path)),
    ];

    /// <summary>The ClusterRole; with a subject also the ServiceAccount and the ClusterRoleBinding.</summary>
    /// <param name="uses">What objects are read for.</param>
    /// <param name="name">The name of role and binding.</param>
    /// <param name="account">The ServiceAccount that gets it; <c>null</c> for the role alone.</param>
    public static ImmutableArray<MappingNode> Objects(LiveUse uses, string name, RbacSubject? account)
    {
        var made = LeastPrivilege.For(account ?? RbacSubject.User(""), Requests(uses), name, maxNames: 0);
        return account is { } given ? [ServiceAccount(given), .. made] : [made[0]];
    }

    static MappingNode ServiceAccount(RbacSubject account) => NodeMaking.Mapping(
        [
            Entry("apiVersion", Text("v1")),
            Entry("kind", Text("ServiceAccount")),
            Entry("metadata", NodeMaking.Mapping([Entry("name", Text(account.Name)), Entry("namespace", Text(account.Namespace))], Nowhere)),
        ],
        Nowhere);

    static ScalarNode Text(string text) => NodeMaking.Text(text, Nowhere);

    static MappingEntry Entry(string key, ObjectNode value) => new(key, 0, 0, value);
}
