using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies;

/// <summary>What the API server itself would say when an object is created, word by word.</summary>
/// <param name="Enforcement">Deny: the error, Warn: a warning to the client, Audit: an annotation of the audit event.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Object">The object.</param>
/// <param name="Location">Where the object is written.</param>
public sealed record AdmissionMessage(Enforcement Enforcement, string Text, ObjectReference Object, SourceLocation Location);
