using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What a check of a schema found: told as issues, or only counted where one alternative of several is tried.</summary>
/// <param name="issues">Where it is told; <c>null</c> to count only.</param>
sealed class SchemaProblems(PolicyIssues? issues)
{
    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Tells of one.</summary>
    /// <param name="place">Where.</param>
    /// <param name="path">The field.</param>
    /// <param name="problem">What is wrong with it.</param>
    public void Add(SourceLocation place, string path, string problem)
    {
        Count++;
        issues?.Add(place, $"{path}: {problem}");
    }
}
