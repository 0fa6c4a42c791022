using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The type of <c>workload</c>: the same fields for a Pod and for everything that creates Pods.</summary>
static class WorkloadType
{
    static readonly CelType Texts = CelType.Map(CelType.String, CelType.String);

    static readonly RecordType<PolicyContainer> Container = new(
        "plimsoll.Container",
        RecordFields.Text<PolicyContainer>("name", container => container.Name),
        RecordFields.Text<PolicyContainer>("kind", container => container.Kind),
        new RecordField<PolicyContainer>("image", ImageType.Type, container => ImageType.Of(container.Image)),
        new RecordField<PolicyContainer>("object", CelType.Dyn, container => NodeValue.Of(container.Node)));

    static readonly RecordType<PolicyWorkload> Workload = new(
        "plimsoll.Workload",
        RecordFields.Text<PolicyWorkload>("kind", workload => workload.Object.Reference.Kind),
        RecordFields.Text<PolicyWorkload>("name", workload => workload.Object.Reference.Name),
        RecordFields.Text<PolicyWorkload>("namespace", workload => workload.Object.Reference.Namespace),
        Map("labels", workload => workload.Object.Root["metadata"]?["labels"]),
        Map("annotations", workload => workload.Object.Root["metadata"]?["annotations"]),
        Map("podLabels", workload => workload.Template.Metadata?["labels"]),
        new RecordField<PolicyWorkload>("podSpec", CelType.Dyn, workload => NodeValue.Of(workload.Template.Spec)),
        RecordFields.Text<PolicyWorkload>("serviceAccountName", workload => WorkloadNeighbours.AccountOf(workload.Template)),
        new RecordField<PolicyWorkload>("replicas", CelType.Int, workload => CelValue.Int(Replicas(workload) ?? 1))
        {
            IsSet = workload => Replicas(workload) is not null,
        },
        RecordFields.List<PolicyWorkload>("containers", Container.Type, workload =>
            CelValue.Of(new ProjectedList<PolicyContainer>(workload.Containers, Container.Of))),
        RecordFields.Text<PolicyWorkload>("exposure", workload =>
            workload.Neighbours.ExposureOf(workload.Template, workload.Object.Reference.Namespace)),
        RecordFields.List<PolicyWorkload>("networkPolicies", CelType.String, workload => CelValue.Of(new ProjectedList<string>(
            workload.Neighbours.NetworkPoliciesOf(workload.Template, workload.Object.Reference.Namespace), CelValue.String))),
        new RecordField<PolicyWorkload>("automountsToken", CelType.Bool, workload =>
            CelValue.Bool(workload.Neighbours.MountsToken(workload.Template, workload.Object.Reference.Namespace))));

    static readonly CelValue NoTexts = CelValue.Of(CelMap.Of(Array.Empty<KeyValuePair<CelValue, CelValue>>()));

    /// <summary>The type.</summary>
    public static CelType Type => Workload.Type;

    /// <summary>The type and the types of its fields, but not those of images.</summary>
    public static ImmutableArray<StructDeclaration> Declarations { get; } = [Workload, Container];

    /// <summary>A workload as a value; null for an object that runs no Pods.</summary>
    public static CelValue Of(PolicyWorkload? workload) => Workload.Of(workload);

    static RecordField<PolicyWorkload> Map(string name, Func<PolicyWorkload, ObjectNode?> read) =>
        new(name, Texts, workload => read(workload) is MappingNode map ? NodeValue.Of(map) : NoTexts);

    static long? Replicas(PolicyWorkload workload) => workload.Object.Root["spec"]?["replicas"].AsInteger;
}
