using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A binding with the rules of its role.</summary>
/// <param name="Namespace">The only namespace where it grants; empty for everywhere.</param>
/// <param name="Subjects">To whom.</param>
/// <param name="Rules">What.</param>
sealed record RbacGrant(string Namespace, ImmutableArray<MappingNode> Subjects, ImmutableArray<MappingNode> Rules);
