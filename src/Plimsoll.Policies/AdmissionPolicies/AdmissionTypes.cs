using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The types of <c>request</c> and <c>namespaceObject</c>.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/cel/compile.go, v1.37.</remarks>
static class AdmissionTypes
{
    public static readonly CelType Request = CelType.Struct("kubernetes.AdmissionRequest");

    public static readonly CelType Namespace = CelType.Struct("kubernetes.Namespace");

    static readonly CelType Kind = CelType.Struct("kubernetes.GroupVersionKind");
    static readonly CelType Resource = CelType.Struct("kubernetes.GroupVersionResource");
    static readonly CelType User = CelType.Struct("kubernetes.UserInfo");
    static readonly CelType Metadata = CelType.Struct("kubernetes.NamespaceMetadata");
    static readonly CelType Spec = CelType.Struct("kubernetes.NamespaceSpec");
    static readonly CelType Status = CelType.Struct("kubernetes.NamespaceStatus");
    static readonly CelType Condition = CelType.Struct("kubernetes.NamespaceCondition");
    static readonly CelType Labels = CelType.Map(CelType.String, CelType.String);

    public static CelLibrary Library { get; } = new("admission")
    {
        Structs =
        [
            Fields(Kind, ("group", CelType.String), ("version", CelType.String), ("kind", CelType.String)),
            Fields(Resource, ("group", CelType.String), ("version", CelType.String), ("resource", CelType.String)),
            Fields(
                User,
                ("username", CelType.String),
                ("uid", CelType.String),
                ("groups", CelType.ListOfString),
                ("extra", CelType.Map(CelType.String, CelType.ListOfString))),
            Fields(
                Request,
                ("kind", Kind),
                ("resource", Resource),
                ("subResource", CelType.String),
                ("requestKind", Kind),
                ("requestResource", Resource),
                ("requestSubResource", CelType.String),
                ("name", CelType.String),
                ("namespace", CelType.String),
                ("operation", CelType.String),
                ("userInfo", User),
                ("dryRun", CelType.Bool),
                ("options", CelType.Dyn)),
            .. NamespaceTypes(),
        ],
    };

    static ImmutableArray<StructDeclaration> NamespaceTypes() =>
    [
        Fields(
            Metadata,
            ("name", CelType.String),
            ("generateName", CelType.String),
            ("namespace", CelType.String),
            ("labels", Labels),
            ("annotations", Labels),
            ("UID", CelType.String),
            ("creationTimestamp", CelType.Timestamp),
            ("deletionGracePeriodSeconds", CelType.Int),
            ("deletionTimestamp", CelType.Timestamp),
            ("generation", CelType.Int),
            ("resourceVersion", CelType.String),
            ("finalizers", CelType.ListOfString)),
        Fields(Spec, ("finalizers", CelType.ListOfString)),
        Fields(Status, ("conditions", CelType.List(Condition)), ("phase", CelType.String)),
        Fields(
            Condition,
            ("status", CelType.String),
            ("type", CelType.String),
            ("lastTransitionTime", CelType.Timestamp),
            ("message", CelType.String),
            ("reason", CelType.String)),
        Fields(Namespace, ("metadata", Metadata), ("spec", Spec), ("status", Status)),
    ];

    static FixedFields Fields(CelType type, params IEnumerable<(string Name, CelType Type)> fields) =>
        new(type.Name, fields.Select(field => KeyValuePair.Create(field.Name, field.Type)));
}
