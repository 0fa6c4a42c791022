using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies.Explaining;

/// <summary>Finds what a policy needs that older releases of Kubernetes lack, by compiling it as each of them would.</summary>
static class VersionNeeds
{
    /// <summary>The needs, newest first; each place once.</summary>
    /// <param name="policy">The policy, which compiles for <paramref name="version"/>.</param>
    /// <param name="version">The release at which the search begins.</param>
    public static ImmutableArray<VersionNeed> Of(KubernetesObject policy, KubernetesVersion version)
    {
        var needs = ImmutableArray.CreateBuilder<VersionNeed>();
        var told = new HashSet<Model.Workloads.SourceLocation>();
        for (var minor = Math.Min(version.Minor, KubernetesVersion.Newest.Minor) - 1; minor >= KubernetesVersion.Oldest.Minor; minor--)
        {
            foreach (var issue in IssuesOf(policy, new KubernetesVersion(1, minor)))
            {
                if (told.Add(issue.Location))
                    needs.Add(new VersionNeed(new KubernetesVersion(1, minor + 1).ToString(), issue.Location, ReasonOf(issue.Message)));
            }
        }

        return
        [
            .. needs.OrderByDescending(need => need.Version, StringComparer.Ordinal)
                .ThenBy(need => need.Location.Line)
                .ThenBy(need => need.Location.Column),
        ];
    }

    /// <summary>The message without the field and the place in it, which the location tells.</summary>
    static string ReasonOf(string message)
    {
        var parts = message.Split(": ", 3);
        if (parts is not [['s', 'p', 'e', 'c', '.', ..], ..])
            return message;
        var hasPlace = parts.Length == 3 && parts[1].Replace("column ", "", StringComparison.Ordinal).All(character => character == ':' || char.IsAsciiDigit(character));
        return (hasPlace ? parts[2] : message[(parts[0].Length + 2)..]).Replace(" (in container '')", "", StringComparison.Ordinal);
    }

    static ImmutableArray<PolicyIssue> IssuesOf(KubernetesObject policy, KubernetesVersion version)
    {
        var environment = KubernetesEnvironment.For(version);
        if (PolicyReading.IsPolicy(policy))
            return PolicyReading.Read([policy], environment).Issues;
        var issues = new PolicyIssues(policy.Reference);
        if (GatekeeperKinds.Of(policy) == GatekeeperKind.Template)
            new TemplateReading(environment, GatekeeperEngine.Preferred).Read(policy, issues, new PolicyIssues(policy.Reference));
        else
            StagedPolicyReading.Read(policy, environment, issues);
        return [.. issues.All];
    }
}
