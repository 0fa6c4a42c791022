using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What an authorizer decided: the answer of <c>check('get')</c>.</summary>
sealed class DecisionValue(AuthorizationDecision decision) : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.Decision");

    public AuthorizationDecision Decision { get; } = decision;

    public override CelType Type => CelType;

    public override bool IsEqualTo(CelOpaque other) => other is DecisionValue value && value.Decision == Decision;

    public override int GetHashCode() => Decision.GetHashCode();

    public override string ToString() => Decision.Verdict.ToString();
}
