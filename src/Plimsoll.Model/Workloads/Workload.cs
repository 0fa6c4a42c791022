using System.Collections.Immutable;

namespace Plimsoll.Model.Workloads;

/// <summary>An object that runs containers: a Pod, or an object with a Pod template.</summary>
/// <param name="Object">Its name.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="TemplatePath">Where in the object the Pod's specification is, e.g. <c>spec.template.spec</c>.</param>
/// <param name="Containers">Its containers: init, then regular, then ephemeral, each in written order.</param>
public sealed record Workload(
    ObjectReference Object,
    SourceLocation Location,
    string TemplatePath,
    ImmutableArray<WorkloadContainer> Containers);
