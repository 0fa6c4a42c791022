using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies;

/// <summary>What became of a conversion.</summary>
/// <param name="Yaml">Two YAML documents, the policy and its binding; empty where there are none.</param>
/// <param name="Problem">Why there are none; empty where there are.</param>
/// <param name="Location">The line to look at; <c>null</c> where there is no problem.</param>
public sealed record ConvertedPolicy(string Yaml, string Problem, SourceLocation? Location)
{
    /// <summary>Whether the policy could be converted.</summary>
    public bool IsSuccess => Problem.Length == 0;

    internal static ConvertedPolicy Impossible(string problem, SourceLocation place) => new("", problem, place);
}
