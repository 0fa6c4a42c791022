using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>A workload that runs a console.</summary>
/// <param name="Kind">The console.</param>
/// <param name="Owner">The workload.</param>
/// <param name="Template">Its Pods.</param>
sealed record ConsoleWorkload(ConsoleKind Kind, KubernetesObject Owner, PodTemplate Template)
{
    /// <summary>Its namespace.</summary>
    public string Namespace { get; } = PostureChecks.NamespaceOf(Owner);

    /// <summary>The labels of its Pods.</summary>
    public LabelSet Labels { get; } = LabelSet.Read(Template.Metadata?["labels"]);

    /// <summary>The settings that let visitors do more than they should, with the container and the place of each.</summary>
    public IEnumerable<(ConsoleRisk Risk, string Container, ObjectNode Place)> Risks() =>
        from container in Template.Spec["containers"].AsMappings
        let name = container["name"].AsText ?? ""
        from found in Flags(container).Concat(Variables(container))
        select (found.Risk, name, found.Place);

    IEnumerable<(ConsoleRisk Risk, ObjectNode Place)> Flags(MappingNode container)
    {
        ObjectNode[] words = [.. new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items)];
        for (var position = 0; position < words.Length; position++)
        {
            var parts = (words[position] as ScalarNode)?.Text.Split('=', 2) ?? [];
            if (parts is not [var flag, ..] || !flag.StartsWith('-'))
                continue;
            var name = "--" + flag.TrimStart('-');
            var next = position + 1 < words.Length ? (words[position + 1] as ScalarNode)?.Text ?? "-" : "-";
            var value = parts is [_, var written] ? written : next.StartsWith('-') ? "true" : next;
            foreach (var risk in Kind.Risks.Where(risk => risk.IsFlag && string.Equals(risk.Name, name, StringComparison.OrdinalIgnoreCase) && risk.Is(value)))
                yield return (risk, words[position]);
        }
    }

    IEnumerable<(ConsoleRisk Risk, ObjectNode Place)> Variables(MappingNode container) =>
        from variable in container["env"].AsMappings
        let value = (variable["value"] as ScalarNode)?.Text
        where value is not null
        from risk in Kind.Risks
        where !risk.IsFlag && risk.Name == variable["name"].AsText && risk.Is(value)
        select (risk, (ObjectNode)variable);
}
