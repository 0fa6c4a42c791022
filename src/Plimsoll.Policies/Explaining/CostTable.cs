using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Types;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Explaining;

/// <summary>What the expressions of one policy cost for the kinds that it is about. Not safe for concurrent use.</summary>
sealed class CostTable
{
    readonly AdmissionPolicy _policy;
    readonly ImmutableArray<(CelEnvironment? Environment, ISizeHints Sizes)> _kinds;

    /// <param name="policy">The policy.</param>
    /// <param name="cluster">Knows the types: Kubernetes' own and those of CustomResourceDefinitions.</param>
    public CostTable(AdmissionPolicy policy, ClusterObjects cluster)
    {
        _policy = policy;
        var kinds = MatchedKinds.Of(policy.MatchConstraints, cluster.Resources)
            .Where(kind => cluster.Schemas.Find(kind.ApiVersion, kind.Kind) is not null)
            .ToImmutableArray();
        Kinds = [.. kinds.Select(kind => $"{kind.ApiVersion} {kind.Kind}")];
        _kinds = [.. kinds.Select(kind => KindOf(kind, cluster))];
    }

    /// <summary>The kinds whose types are known.</summary>
    public ImmutableArray<string> Kinds { get; }

    /// <summary>What one evaluation costs: the least and the most over all kinds.</summary>
    public CostRange Of(PolicyExpression expression)
    {
        CostRange? all = null;
        foreach (var (environment, sizes) in _kinds)
        {
            // Where the types do not fit, what is known without them still counts.
            var program = environment?.Compile(expression.Text).Program ?? expression.Program;
            var cost = program.EstimateCost(sizes);
            all = all?.Or(cost) ?? cost;
        }

        return all ?? expression.Program.EstimateCost(new VariableSizes(_policy.Variables, NoSizes.Instance));
    }

    /// <summary>The type of an expression's value: as it is for the kinds, where that is the same for all.</summary>
    public CelType TypeOf(PolicyExpression expression)
    {
        CelType? only = null;
        foreach (var (environment, _) in _kinds)
        {
            if (environment?.Compile(expression.Text).Program?.ResultType is not { } type || (only is not null && !only.Equals(type)))
                return expression.Program.ResultType;
            only = type;
        }

        return only ?? expression.Program.ResultType;
    }

    (CelEnvironment? Environment, ISizeHints Sizes) KindOf(GroupVersionKind kind, ClusterObjects cluster)
    {
        var types = new SchemaTypes(kind.Kind, cluster.Schemas.Find(kind.ApiVersion, kind.Kind)!); // Only kinds that are found come here.
        var byName = new Dictionary<string, SchemaTypes>(StringComparer.Ordinal) { ["object"] = types, ["oldObject"] = types };
        if (_policy.ParamKind is { } param && cluster.Schemas.Find(param.ApiVersion, param.Kind) is { } schema)
            byName["params"] = new SchemaTypes(param.Kind, schema);
        var environment = _policy is ValidatingPolicy validating
            ? PolicyTypeCheck.Environment(validating, types, cluster)
            : null;
        return (environment, new VariableSizes(_policy.Variables, new SizeHints(byName)));
    }

    /// <summary>A cost beside its limit.</summary>
    public static CostEstimate Estimate(CostRange cost, long limit) => new(cost.Min, cost.Max, limit);

    sealed class NoSizes : ISizeHints
    {
        public static readonly NoSizes Instance = new();

        public CostRange? SizeOf(ImmutableArray<string> path, CelType type) => null;
    }
}
