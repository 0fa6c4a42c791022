using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>A constraint: a template put to use on some objects, with parameters. Immutable; safe for concurrent use.</summary>
/// <remarks>https://open-policy-agent.github.io/gatekeeper/website/docs/howto#constraints.</remarks>
public sealed record Constraint
{
    internal Constraint(KubernetesObject effective) => Effective = effective;

    /// <summary>The object as written.</summary>
    public required KubernetesObject Object { get; init; }

    /// <summary>Its template.</summary>
    public required ConstraintTemplate Template { get; init; }

    /// <summary>Its kind, which is that of its template.</summary>
    public string Kind => Object.Reference.Kind;

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>Where it is written.</summary>
    public SourceLocation Location => Object.Location;

    /// <summary>The objects that it is about; <c>null</c> where it does not say, which is all.</summary>
    public MatchCriteria? Match { get; init; }

    /// <summary>What follows where an object violates it.</summary>
    public EnforcementAction EnforcementAction { get; init; }

    /// <summary>What follows by enforcement point, where <see cref="EnforcementAction"/> is <see cref="EnforcementAction.Scoped"/>.</summary>
    public ImmutableArray<ScopedAction> ScopedActions { get; init; } = [];

    /// <summary>Its parameters with the defaults of the template; <c>null</c> for none.</summary>
    public ObjectNode? Parameters { get; init; }

    /// <summary>The constraint as CEL looks at it: with the defaults.</summary>
    internal KubernetesObject Effective { get; }

    /// <summary>The parameters as Rego looks at them.</summary>
    internal RegoValue RegoParameters => field ??= Parameters.IsSet ? NodeRego.Of(Parameters) : RegoObject.Empty;

    /// <summary>What follows at an enforcement point; empty where the constraint is not asked there.</summary>
    /// <param name="point">The point.</param>
    public ImmutableArray<EnforcementAction> ActionsAt(EnforcementPoint point)
    {
        if (EnforcementAction != EnforcementAction.Scoped)
            return Own;
        return [.. ScopedActions.Where(scoped => scoped.CountsAt(point)).Select(scoped => scoped.Action).Distinct()];
    }

    /// <summary><c>KIND NAME</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";

    ImmutableArray<EnforcementAction> Own => field.IsDefault ? field = [EnforcementAction] : field;
}
