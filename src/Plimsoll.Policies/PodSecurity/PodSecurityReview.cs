using System.Collections.Immutable;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>What Pod Security admission makes of an object.</summary>
/// <param name="Decisions">What follows from each break, each told once, by the strongest mode.</param>
/// <param name="Messages">What the API server says: one sentence for each mode.</param>
public sealed record PodSecurityReview(ImmutableArray<Decision> Decisions, ImmutableArray<AdmissionMessage> Messages);
