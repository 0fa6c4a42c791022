namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A condition without which a policy does not apply.</summary>
/// <param name="Name">The name.</param>
/// <param name="Expression">Answers a truth value.</param>
public sealed record MatchCondition(string Name, PolicyExpression Expression);
