using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Exceptions;

/// <summary>Reads Trivy's <c>.trivyignore.yaml</c>.</summary>
/// <remarks>
/// https://trivy.dev/docs/latest/configuration/filtering/: lists <c>vulnerabilities</c>, <c>misconfigurations</c>, <c>secrets</c>,
/// <c>licenses</c> of <c>id</c>, <c>paths</c>, <c>purls</c>, <c>expired_at</c>, <c>statement</c>. Secrets and licences are not judged here.
/// </remarks>
public static class TrivyIgnoreYaml
{
    const string Kind = "trivyignore";

    /// <summary>Whether a file is one, by its name.</summary>
    /// <param name="name">The name.</param>
    public static bool IsNamed(string name) =>
        name.EndsWith($"{Kind}.yaml", StringComparison.Ordinal) || name.EndsWith($"{Kind}.yml", StringComparison.Ordinal);

    /// <summary>Reads the values of a file.</summary>
    /// <param name="values">The documents.</param>
    public static ExceptionGrants Read(IEnumerable<ObjectNode> values)
    {
        var grants = ImmutableArray.CreateBuilder<ExceptionGrant>();
        var subject = new ObjectReference("", Kind, "", "");
        var issues = new PolicyIssues(subject);
        foreach (var value in values)
        {
            if (value is not MappingNode root)
            {
                issues.Add(value.Location, "must be a mapping with vulnerabilities or misconfigurations");
                continue;
            }

            var lists = new FieldReader(root, "", issues, "vulnerabilities", "misconfigurations", "secrets", "licenses");
            foreach (var list in (string[])["vulnerabilities", "misconfigurations"])
            {
                foreach (var (node, path) in lists.Mappings(list).Take(ExceptionGrants.MaxGrants))
                {
                    var own = new PolicyIssues(subject);
                    if (Read(new FieldReader(node, path, own, "id", "paths", "purls", "expired_at", "statement"), list == "vulnerabilities") is { } grant && own.IsEmpty)
                        grants.Add(grant);
                    foreach (var issue in own.All)
                        issues.Add(issue.Location, issue.Message);
                }
            }
        }

        return new ExceptionGrants
        {
            All = grants.ToImmutable(),
            Unread = [.. issues.All.Select(issue => new Unread(issue.Location.File, UnreadReason.Malformed, issue.Message, issue.Location))],
        };
    }

    /// <summary>What an entry lets pass; <c>null</c> where that cannot be said. Any issue of it, an unknown field too, lets nothing pass.</summary>
    static ExceptionGrant? Read(FieldReader entry, bool isVulnerability)
    {
        var id = entry.Text("id", isRequired: true);
        var statement = entry.Text("statement");
        var packages = ImmutableArray.CreateBuilder<PackageUrlPattern>();
        foreach (var text in entry.Texts("purls"))
        {
            if (PackageUrlPattern.TryParse(text, out var pattern))
                packages.Add(pattern);
            else
                entry.Fail("purls", $"\"{text}\" is no package URL");
        }

        if (!TryDay(entry, out var expires) || id.Length == 0 || packages.Count < entry.Texts("purls").Length)
            return null;
        if (TrivyIgnore.Problem(id) is { Length: > 0 } problem)
            entry.Fail("id", problem);
        return new ExceptionGrant($"{TrivyIgnore.FileName} {id}", entry.Node.Location, TrivyIgnore.FileName, statement.Length > 0 ? statement : "no reason is given", expires)
        {
            Vulnerabilities = isVulnerability ? [id] : [],
            Policies = isVulnerability ? [] : [id],
            Packages = packages.ToImmutable(),
            Paths = entry.Texts("paths"),
        };
    }

    static bool TryDay(FieldReader entry, out DateOnly? expires)
    {
        expires = null;
        var written = entry.Text("expired_at");
        if (written.Length == 0)
            return true;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            expires = day;
            return true;
        }
        entry.Fail("expired_at", $"\"{written}\" is no day: expected YYYY-MM-DD");
        return false;
    }
}
