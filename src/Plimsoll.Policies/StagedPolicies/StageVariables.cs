using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The variables of a stage beyond those of admission policies.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Variables">The variables, in the order of their values.</param>
sealed record StageVariables(PolicyStage Stage, ImmutableArray<VariableDeclaration> Variables)
{
    static readonly VariableDeclaration Image = new("image", ImageType.Type);
    static readonly VariableDeclaration Images = new("images", CelType.List(ImageType.Type));
    static readonly VariableDeclaration Workload = new("workload", WorkloadType.Type);
    static readonly VariableDeclaration Now = new("now", CelType.Timestamp);
    static readonly VariableDeclaration Event = new("event", CelType.Dyn);

    /// <summary>Those of each stage.</summary>
    public static ImmutableArray<StageVariables> All { get; } =
    [
        new(PolicyStage.Build, [Now, Images, Image]),
        new(PolicyStage.Deploy, [Now, Images, Workload]),
        new(PolicyStage.Run, [Now, Images, Workload, Image, Event]),
    ];

    /// <summary>The types of all variables.</summary>
    public static CelLibrary Types { get; } = new("plimsoll") { Structs = [.. ImageType.Declarations, .. WorkloadType.Declarations] };

    /// <summary>Whether there is an object given to the API server: <c>object</c>, <c>request</c> and the rest of an admission policy.</summary>
    public bool HasRequest => Stage == PolicyStage.Deploy;

    /// <summary>Those of a stage.</summary>
    public static StageVariables Of(PolicyStage stage) => All[(int)stage];

    /// <summary>The environment with these variables behind its own.</summary>
    public CelEnvironment AddTo(CelEnvironment environment)
    {
        foreach (var variable in Variables)
            environment = environment.WithVariable(variable.Name, variable.Type);
        return environment;
    }
}
