using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>A ConstraintTemplate, compiled. Immutable; safe for concurrent use.</summary>
/// <remarks>https://open-policy-agent.github.io/gatekeeper/website/docs/constrainttemplates.</remarks>
public sealed record ConstraintTemplate
{
    internal ConstraintTemplate(ParameterSchema parameters) => Parameters = parameters;

    /// <summary>The object as written.</summary>
    public required KubernetesObject Object { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>Where it is written.</summary>
    public SourceLocation Location => Object.Location;

    /// <summary>The kind of its constraints.</summary>
    public required string Kind { get; init; }

    /// <summary>The engine that decides: <see cref="GatekeeperEngine.Rego"/> or <see cref="GatekeeperEngine.Cel"/>.</summary>
    public GatekeeperEngine Engine => Native is null ? GatekeeperEngine.Rego : GatekeeperEngine.Cel;

    /// <summary>The engines that it has code for.</summary>
    public ImmutableArray<GatekeeperEngine> Engines { get; init; } = [];

    /// <summary>The operations that the webhook asks it about; empty for all.</summary>
    public ImmutableArray<AdmissionOperation> Operations { get; init; } = [];

    /// <summary>The kinds that it wants in <c>data.inventory</c> by its own word: of each requirement, one alternative must be met.</summary>
    public ImmutableArray<ImmutableArray<SyncedKinds>> Requires { get; init; } = [];

    /// <summary>
    /// What its Rego reads of <c>data.inventory</c>, e.g. <c>cluster/v1/Namespace</c>; each ends where only the evaluation knows how it goes on.
    /// </summary>
    public ImmutableArray<string> ReadsInventory { get; init; } = [];

    /// <summary>The parameters that its constraints may have.</summary>
    internal ParameterSchema Parameters { get; }

    /// <summary>Its CEL; <c>null</c> where Rego decides.</summary>
    internal ValidatingPolicy? Native { get; init; }

    /// <summary>Its Rego; <c>null</c> where CEL decides.</summary>
    internal RegoCode? Rego { get; init; }
}
