using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>Bindings, roles and tokens that are wrong or that nothing needs.</summary>
sealed class RbacHygiene(RbacIndex index, WorkloadUses uses)
{
    static readonly ImmutableArray<string> Discovery = ["system:discovery", "system:basic-user", "system:public-info-viewer"];

    readonly ImmutableArray<ObjectFinding>.Builder _findings = ImmutableArray.CreateBuilder<ObjectFinding>();

    /// <summary>Every finding, by id and place.</summary>
    public ImmutableArray<ObjectFinding> Examine()
    {
        foreach (var binding in index.Dangling)
        {
            Add("PLM-RBAC-0001", "Binding to a missing role", Severity.Medium, binding.Reference, binding.RoleLocation,
                $"gives {binding.RoleText}, which is not there: whoever creates it decides what {SubjectsText(binding)} may do",
                "Delete the binding, or add the role to what is examined.");
        }

        Roles();
        foreach (var binding in index.Objects.Bindings)
            Binding(binding);
        foreach (var account in uses.Accounts)
            Account(account);
        return [.. _findings.OrderBy(finding => finding.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.File, StringComparer.Ordinal).ThenBy(finding => finding.Location.Line)];
    }

    void Roles()
    {
        var bound = index.Grants.Select(grant => grant.Role).ToHashSet();
        foreach (var role in index.Objects.Roles.Where(role => !role.IsBuiltIn && !bound.Contains(role) && !role.IsSelected))
        {
            Add("PLM-RBAC-0002", "Role that nobody binds", Severity.Low, role.Reference, role.Location,
                "no binding gives it and no ClusterRole aggregates it", "Delete the role.");
        }
    }

    void Binding(RbacBinding binding)
    {
        if (binding.Subjects.IsEmpty && !binding.IsBuiltIn)
            Add("PLM-RBAC-0003", "Binding without effect", Severity.Low, binding.Reference, binding.Location, "has no subject", "Delete the binding.");

        foreach (var bound in binding.Subjects)
        {
            Subject(binding, bound);
            if (bound.Subject is { Kind: SubjectKind.Group, Name: RbacUser.Unauthenticated } or { Kind: SubjectKind.User, Name: RbacUser.AnonymousName }
                && !Discovery.Contains(binding.RoleName, StringComparer.Ordinal))
            {
                Add("PLM-RBAC-0006", "Rights for everybody without a login", Severity.High, binding.Reference, bound.Location,
                    $"gives {binding.RoleText} to {bound.Subject}", "Remove the subject.");
            }
        }
    }

    void Subject(RbacBinding binding, BoundSubject bound)
    {
        var subject = bound.Subject;
        if (subject.Kind != SubjectKind.ServiceAccount || binding.IsBuiltIn)
            return;
        if (subject.Name == "default" && index.RoleOf(binding) is { Rules.IsEmpty: false })
        {
            Add("PLM-RBAC-0007", "Default ServiceAccount with rights", Severity.Medium, binding.Reference, bound.Location,
                $"gives {binding.RoleText} to {subject}, as which every Pod runs that names no other",
                "Bind a ServiceAccount of its own, and name it in the Pods that need the rights.");
        }

        var isDeclared = subject.Name == "default" || uses.Declared.ContainsKey(subject);
        if (!isDeclared && index.Objects.ServiceAccounts.Length > 0)
        {
            Add("PLM-RBAC-0004", "Binding to a missing ServiceAccount", Severity.Low, binding.Reference, bound.Location,
                $"{subject} is not there: whoever creates it gets {binding.RoleText}", "Remove the subject, or add the ServiceAccount to what is examined.");
        }
        else if (uses.Of(subject).IsEmpty && uses.Accounts.Any())
        {
            Add("PLM-RBAC-0005", "Binding to a ServiceAccount that nothing uses", Severity.Low, binding.Reference, bound.Location,
                $"no workload runs as {subject}", "Delete the binding and the ServiceAccount where no client outside uses its token.");
        }
    }

    void Account(RbacSubject account)
    {
        var hasRights = index.GrantsOf(RbacUser.Of(account)).Any(grant =>
            !grant.Role.Rules.IsEmpty && !Discovery.Contains(grant.Role.Reference.Name, StringComparer.Ordinal));
        foreach (var use in uses.Of(account).Where(use => use.MountsToken))
        {
            if (account.Name == "default")
            {
                Add("PLM-RBAC-0009", "Token of the default ServiceAccount is mounted", Severity.Low, use.Workload, use.Location,
                    $"its Pods are given the token of {account}{(hasRights ? "" : ", which has no rights")}",
                    "Set automountServiceAccountToken: false, or name a ServiceAccount of its own.");
            }
            else if (!hasRights)
            {
                Add("PLM-RBAC-0008", "Token that nothing needs", Severity.Low, use.Workload, use.Location,
                    $"its Pods are given the token of {account}, which has no rights beyond discovery",
                    "Set automountServiceAccountToken: false in the Pod or the ServiceAccount.");
            }
        }
    }

    static string SubjectsText(RbacBinding binding) => binding.Subjects.Length switch
    {
        0 => "nobody",
        1 => binding.Subjects[0].Subject.ToString(),
        var count => $"{binding.Subjects[0].Subject} and {count - 1} more",
    };

    void Add(string id, string title, Severity severity, ObjectReference about, SourceLocation location, string message, string remedy) =>
        _findings.Add(new ObjectFinding(id, title, severity, message, remedy, about, "", location));
}
