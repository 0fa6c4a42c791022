using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Rbac;

/// <summary>The answer to a question of rights.</summary>
/// <param name="Question">The question in one line.</param>
/// <param name="Decisions">One subject for <c>can</c>; everybody who is allowed for <c>who-can</c>.</param>
/// <param name="Unread">What could not be read, so that the answer may be another one.</param>
public sealed record RbacAnswers(string Question, ImmutableArray<RbacDecision> Decisions, ImmutableArray<Unread> Unread);
