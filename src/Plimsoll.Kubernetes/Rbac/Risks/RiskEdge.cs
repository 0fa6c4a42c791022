namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>An edge of the risk graph.</summary>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The node that it reaches.</param>
/// <param name="Step">The step; <c>null</c> from a hub to one of its subjects.</param>
sealed record RiskEdge(int From, int To, RiskStep? Step);
