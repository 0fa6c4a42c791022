using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A Pod as the checks look at it.</summary>
readonly ref struct PodView
{
    readonly PodSecurityVersion _version;

    PodView(PodTemplate template, PodSecurityVersion version, ReadOnlySpan<PodSetter> setters)
    {
        (Spec, Metadata, _version) = (template.Spec, template.Metadata, version);
        Setters = setters;
    }

    /// <summary>The Pod's specification.</summary>
    public MappingNode Spec { get; }

    /// <summary>The Pod's metadata; <c>null</c> where none is written.</summary>
    public MappingNode? Metadata { get; }

    /// <summary>The Pod, then its containers.</summary>
    public ReadOnlySpan<PodSetter> Setters { get; }

    /// <summary>Containers of every kind: init, regular, ephemeral.</summary>
    public ReadOnlySpan<PodSetter> Containers => Setters[1..];

    /// <summary>The Pod's own security context; <c>null</c> where none is written.</summary>
    public MappingNode? SecurityContext => Setters[0].Context;

    /// <summary>Whether it is held to the rules of a release of Kubernetes, or of a later one.</summary>
    /// <param name="minor">The x of 1.x.</param>
    public bool IsHeldTo(int minor) => _version.Minor >= minor;

    /// <summary>Whether it says that it runs on Windows, where Linux-only fields are not required since v1.25.</summary>
    public bool IsWindows => IsHeldTo(25) && Spec["os"]?["name"].AsText == "windows";

    /// <summary>Whether it runs in a user namespace of its own, which loosens some controls since v1.35 (KEP-127).</summary>
    public bool HasUserNamespace => IsHeldTo(35) && Spec["hostUsers"].AsBoolean == false;

    /// <summary>Looks at a Pod.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="version">The version of the standards that it is held to.</param>
    /// <param name="room">Where the setters are kept if they fit.</param>
    public static PodView Of(PodTemplate template, PodSecurityVersion version, Span<PodSetter> room)
    {
        var spec = template.Spec;
        var (init, regular, ephemeral) = (spec["initContainers"] as SequenceNode, spec["containers"] as SequenceNode, spec["ephemeralContainers"] as SequenceNode);
        var most = 1 + Count(init) + Count(regular) + Count(ephemeral);
        var setters = most <= room.Length ? room : new PodSetter[most];
        setters[0] = new PodSetter(spec, spec["securityContext"] as MappingNode, IsPod: true);
        var count = Add(setters, Add(setters, Add(setters, 1, init), regular), ephemeral);
        return new PodView(template, version, setters[..count]);
    }

    static int Count(SequenceNode? list) => list?.Items.Length ?? 0;

    static int Add(Span<PodSetter> setters, int count, SequenceNode? list)
    {
        if (list is null)
            return count;
        foreach (var item in list.Items)
        {
            if (item is MappingNode container)
                setters[count++] = new PodSetter(container, container["securityContext"] as MappingNode, IsPod: false);
        }

        return count;
    }
}
