using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Types;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>
/// Checks the expressions of a validating policy against the types of the objects that it matches: the misspelt field, the
/// number compared with text.
/// </summary>
/// <remarks>
/// What the API server's controller writes to <c>status.typeChecking</c>:
/// k8s.io/apiserver/pkg/admission/plugin/policy/validating. Only validations and their message expressions are checked, and
/// only for kinds whose types are known. Two differences keep false alarms away: <c>authorizer.requestResource</c> is known,
/// and parameters whose definition is not among the objects may have any field.
/// </remarks>
public sealed class PolicyTypeCheck
{
    readonly ValidatingPolicy _policy;
    readonly ImmutableArray<TypedKind> _kinds;

    PolicyTypeCheck(ValidatingPolicy policy, ImmutableArray<TypedKind> kinds) => (_policy, _kinds) = (policy, kinds);

    /// <summary>The warnings on a policy; none where everything fits.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cluster">Knows the types: Kubernetes' own and those of CustomResourceDefinitions.</param>
    public static ImmutableArray<TypeWarning> Check(ValidatingPolicy policy, ClusterObjects cluster)
    {
        var kinds = ImmutableArray.CreateBuilder<TypedKind>();
        foreach (var kind in MatchedKinds.Of(policy.MatchConstraints, cluster.Resources))
        {
            if (cluster.Schemas.Find(kind.ApiVersion, kind.Kind) is { } schema)
                kinds.Add(new TypedKind(kind, Environment(policy, new SchemaTypes(kind.Kind, schema), cluster)));
        }

        return new PolicyTypeCheck(policy, kinds.ToImmutable()).Check();
    }

    ImmutableArray<TypeWarning> Check()
    {
        var warnings = ImmutableArray.CreateBuilder<TypeWarning>();
        for (var i = 0; i < _policy.Validations.Length; i++)
        {
            var validation = _policy.Validations[i];
            Check($"spec.validations[{i}].expression", validation.Expression, warnings);
            if (validation.MessageExpression is { } message)
                Check($"spec.validations[{i}].messageExpression", message, warnings);
        }

        return warnings.ToImmutable();
    }

    void Check(string field, PolicyExpression expression, ImmutableArray<TypeWarning>.Builder warnings)
    {
        var texts = new List<string>();
        (SourceLocation Place, string Problem)? first = null;
        foreach (var (kind, environment) in _kinds)
        {
            var issues = environment.Compile(expression.Text).Issues;
            if (issues.IsEmpty)
                continue;
            var issue = issues.MinBy(issue => issue.Offset)!; // There is one.
            first ??= (PolicyExpression.PlaceOf(expression.Node, issue.Line, issue.Column), $"{kind.ApiVersion} {kind.Kind}: {issue.Message}");
            texts.Add($"{kind.Group}/{kind.Version}, Kind={kind.Kind}: {IssueText.Of(expression.Text, issues)}\n");
        }

        if (first is { } found)
            warnings.Add(new TypeWarning(field, found.Place, found.Problem, string.Join('\n', texts)));
    }

    /// <summary>What the policy's expressions may use, with the objects of one type.</summary>
    internal static CelEnvironment Environment(ValidatingPolicy policy, SchemaTypes objects, ClusterObjects cluster)
    {
        var untyped = policy.Environment.WithFreshVariables();
        var environment = untyped.Conditions.With(objects)
            .WithVariable("object", objects.Type)
            .WithVariable("oldObject", objects.Type);
        if (policy.ParamKind is { } kind && cluster.Schemas.Find(kind.ApiVersion, kind.Kind) is { } schema)
        {
            var name = objects.Type.Name == kind.Kind ? kind.Kind + "Params" : kind.Kind;
            var parameters = new SchemaTypes(name, schema);
            environment = environment.With(parameters).WithVariable("params", parameters.Type);
        }

        foreach (var variable in policy.Variables)
            untyped.Fields.Add(variable.Name, environment.Compile(variable.Expression.Text).Program?.ResultType ?? CelType.Dyn);
        return environment;
    }

    readonly record struct TypedKind(GroupVersionKind Kind, CelEnvironment Environment);
}
