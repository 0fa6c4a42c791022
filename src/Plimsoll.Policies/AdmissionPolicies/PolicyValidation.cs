namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A condition that objects must meet.</summary>
/// <param name="Expression">Answers a truth value.</param>
/// <param name="Message">What is said where it does not hold; empty where none is written.</param>
/// <param name="MessageExpression">Makes the message; <c>null</c> where none is written.</param>
/// <param name="Reason">Why the request is denied, for programs: Invalid, Forbidden, Unauthorized or RequestEntityTooLarge.</param>
public sealed record PolicyValidation(
    PolicyExpression Expression, string Message, PolicyExpression? MessageExpression, string Reason);
