using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The issues of one policy or binding, while it is read.</summary>
sealed class PolicyIssues(ObjectReference subject)
{
    /// <summary>Issues told of one object.</summary>
    const int MaxIssues = 100;

    readonly ImmutableArray<PolicyIssue>.Builder _all = ImmutableArray.CreateBuilder<PolicyIssue>();

    public bool IsEmpty => _all.Count == 0;

    public ImmutableArray<PolicyIssue> All => _all.ToImmutable();

    public void Add(SourceLocation place, string message)
    {
        if (_all.Count < MaxIssues)
            _all.Add(new PolicyIssue(subject, place, message));
    }
}
