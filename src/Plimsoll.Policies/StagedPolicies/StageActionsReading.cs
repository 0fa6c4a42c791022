using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Reads what follows where a policy is broken: <c>validationActions</c>, and <c>stageActions</c> for single stages.</summary>
sealed class StageActionsReading
{
    static readonly ImmutableArray<Enforcement> Default = [Enforcement.Deny];

    readonly ImmutableArray<Enforcement> _everywhere;
    readonly Dictionary<PolicyStage, ImmutableArray<Enforcement>> _byStage = [];

    public StageActionsReading(FieldReader spec, ImmutableArray<PolicyStage> stages)
    {
        _everywhere = spec.Has("validationActions") ? BindingReading.Actions(spec, "validationActions") : Default;
        if (spec.Mapping("stageActions") is not { } node)
            return;
        var reader = new FieldReader(node, spec.PathOf("stageActions"), spec.Issues, "build", "deploy", "run");
        foreach (var entry in node.Entries)
        {
            if (StagedPolicyReading.StageOf(entry.Key) is not { } stage)
                continue;
            if (!stages.Contains(stage))
                reader.Fail(entry.Key, "the policy has no such stage");
            _byStage[stage] = BindingReading.Actions(reader, entry.Key);
        }
    }

    /// <summary>What follows at a stage.</summary>
    public ImmutableArray<Enforcement> this[PolicyStage stage] => _byStage.GetValueOrDefault(stage, _everywhere);
}
