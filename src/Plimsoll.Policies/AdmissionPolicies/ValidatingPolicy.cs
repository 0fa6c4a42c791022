using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A ValidatingAdmissionPolicy, compiled. Immutable; safe for concurrent use.</summary>
public sealed record ValidatingPolicy : AdmissionPolicy
{
    /// <summary>The conditions that objects must meet, in order.</summary>
    public ImmutableArray<PolicyValidation> Validations { get; init; } = [];

    /// <summary>Annotations for the audit log.</summary>
    public ImmutableArray<PolicyAuditAnnotation> AuditAnnotations { get; init; } = [];

    /// <summary>The decision on a validation that holds: made once, since most do.</summary>
    internal PolicyDecision Held(int index)
    {
        if (_held is null)
            _held = [.. Validations.Select((validation, i) => new PolicyDecision(ValidationOutcome.Holds, false, i, "", "", validation.Expression.Location))];
        return _held[index];
    }

    PolicyDecision[]? _held;
}
