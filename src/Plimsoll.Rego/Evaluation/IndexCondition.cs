using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A comparison of a rule with a constant, without which the rule does not apply.</summary>
/// <param name="Subject">What is compared, as a name that is the same for the same.</param>
/// <param name="Expression">What is compared.</param>
/// <param name="Constant">The constant.</param>
sealed record IndexCondition(string Subject, Expression Expression, RegoValue Constant);
