namespace Plimsoll.Model.Rbac;

/// <summary>Whether a subject may do something.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Request">What, in one line.</param>
/// <param name="IsAllowed">Whether it is allowed.</param>
/// <param name="Reason">Why, where no rule says it; else empty.</param>
/// <param name="Evidence">The first rule that allows it; <c>null</c> where none does.</param>
public sealed record RbacDecision(string Subject, string Request, bool IsAllowed, string Reason, RbacEvidence? Evidence);
