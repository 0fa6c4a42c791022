using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A request on its way through the mutating policies.</summary>
sealed class MutationRun(AdmissionRequest request, CancellationToken cancellation)
{
    readonly ImmutableArray<MutationStep>.Builder _steps = ImmutableArray.CreateBuilder<MutationStep>();
    readonly List<string> _denials = [];
    readonly HashSet<(string Policy, string Binding, ObjectReference? Param)> _reinvocable = [];
    readonly RequestEffort _effort = new();
    bool _isMutated;
    bool _isReinvocation;

    /// <summary>The request with the object as it is by now.</summary>
    public AdmissionRequest Request { get; private set; } = request;

    /// <summary>Whether policies are to be asked again. A request that is denied ends there.</summary>
    public bool IsReinvocationDue => _isMutated && _reinvocable.Count > 0 && _denials.Count == 0;

    public void BeginReinvocation() => _isReinvocation = true;

    public ReviewValues Values(ClusterObjects cluster, MatchResult match, KubernetesObject? param) =>
        new(Request, cluster, cancellation) { Match = match, Param = param, Effort = _effort };

    /// <summary>Whether a policy is to be asked in this pass; remembers those that want to be asked again.</summary>
    public bool MayInvoke(MutatingPolicy policy, MutatingBinding binding, ObjectReference? param)
    {
        var key = (policy.Name, binding.Name, param);
        if (_isReinvocation)
            return _reinvocable.Contains(key);
        if (policy.IsReinvoked)
            _reinvocable.Add(key);
        return true;
    }

    public void Add(MutatingPolicy policy, MutatingBinding binding, ObjectReference? param, int index, Mutated mutated)
    {
        if (mutated.Object is not { } made)
        {
            Fail(policy, binding, param, mutated.Problem, mutated.Location, mutated.Cost, index);
            return;
        }

        _isMutated = true;
        var isChanged = !NodeEquality.AreEqual(Request.Object?.Root, made.Root);
        if (isChanged)
            Request = Request with { Object = made };
        Add(new MutationStep(policy, binding, param, index, isChanged, "", mutated.Location, mutated.Cost));
    }

    public void Fail(
        MutatingPolicy policy, MutatingBinding binding, ObjectReference? param, string problem, SourceLocation place, long cost, int index = -1)
    {
        Add(new MutationStep(policy, binding, param, index, false, problem, place, cost));
        if (!policy.IgnoresFailures)
            _denials.Add($"policy '{policy.Name}' with binding '{binding.Name}' denied request: {problem}");
    }

    public MutationResult Finish() => new(Request, _steps.ToImmutable(), [.. _denials]);

    void Add(MutationStep step) => _steps.Add(step with { IsReinvocation = _isReinvocation });
}
