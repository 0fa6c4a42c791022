using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Packages;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Exceptions;

/// <summary>Reads exceptions as strictly as their JSON schema.</summary>
static class ExceptionReading
{
    /// <summary>The most names in one list of an exception.</summary>
    const int MaxNames = 10_000;

    const string Never = "never";

    /// <summary>The fields of the spec.</summary>
    internal static readonly string[] Fields =
        ["vulnerabilities", "policies", "images", "packages", "objects", "paths", "reason", "owner", "expires"];

    /// <summary>The fields of an object.</summary>
    internal static readonly string[] ObjectFields = ["kind", "namespace", "name", "selector"];

    /// <summary>The exception; <c>null</c> where it has issues.</summary>
    public static ExceptionGrant? Read(KubernetesObject found, PolicyIssues issues)
    {
        if (PolicyReading.Spec(found, issues, Fields) is not { } spec)
            return null;
        if (found.Reference.Namespace.Length > 0)
            issues.Add(spec.Node.Location, "metadata.namespace: an Exception is cluster-scoped and has none");
        var grant = new ExceptionGrant(
            $"{ExceptionGrant.Kind} {found.Reference.Name}", found.Location, spec.Text("owner", isRequired: true), spec.Text("reason", isRequired: true), Expires(spec))
        {
            Vulnerabilities = Texts(spec, "vulnerabilities"),
            Policies = Texts(spec, "policies"),
            Images = Texts(spec, "images"),
            Packages = Packages(spec),
            Objects = [.. spec.Mappings("objects").Take(MaxNames).Select(item => Object(item.Node, item.Path, issues))],
            Paths = Texts(spec, "paths"),
        };
        if (Problem(grant) is { Length: > 0 } problem)
            issues.Add(spec.Node.Location, problem);
        return issues.IsEmpty ? grant : null;
    }

    /// <summary>Why an exception would let too much or nothing pass; empty where it does not.</summary>
    internal static string Problem(ExceptionGrant grant)
    {
        if (grant.Vulnerabilities.IsEmpty && grant.Policies.IsEmpty)
            return "spec: needs vulnerabilities or policies: an exception says what it lets pass";
        if (grant.Vulnerabilities.FirstOrDefault(id => id != ExceptionGrant.Any && id.Contains('*', StringComparison.Ordinal)) is { } wild)
            return $"spec.vulnerabilities: \"{wild}\": ids take no wildcard; \"*\" alone means any, within images, packages, objects or paths";
        return grant.Vulnerabilities.Concat(grant.Policies).Any(id => id.Length > 0 && IsAnything(id)) && !IsScoped(grant)
            ? "spec: \"*\" without images, packages, objects or paths that name something would let everything pass"
            : "";
    }

    // Of each list one fit is enough, so that one entry without limits makes the whole list limitless.
    static bool IsScoped(ExceptionGrant grant) =>
        Limits(grant.Images, IsAnything)
        || Limits(grant.Paths, IsAnything)
        || Limits(grant.Packages, package => IsAnything(package.Type))
        || Limits(grant.Objects, scope => scope.Selector is null or { IsEmpty: true } && IsAnything(scope.Kind) && IsAnything(scope.Namespace) && IsAnything(scope.Name));

    static bool Limits<T>(ImmutableArray<T> list, Func<T, bool> isAnything) => !list.IsEmpty && !list.Any(isAnything);

    /// <summary>Whether a pattern is only wildcards and signs between them, such as <c>*/*:*</c>.</summary>
    static bool IsAnything(string pattern) => !pattern.Any(char.IsLetterOrDigit);

    static DateOnly? Expires(FieldReader spec)
    {
        var written = spec.Text("expires", isRequired: true);
        if (written.Length == 0 || written == Never)
            return null;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        spec.Fail("expires", $"\"{written}\" is no day: expected YYYY-MM-DD, the last day on which it holds, or never");
        return null;
    }

    static ImmutableArray<string> Texts(FieldReader spec, string key)
    {
        var texts = spec.Texts(key);
        if (texts.Any(string.IsNullOrWhiteSpace))
            spec.Fail(key, "must not hold an empty text");
        if (texts.Length > MaxNames)
            spec.Fail(key, $"must not hold more than {MaxNames}");
        return texts;
    }

    static ImmutableArray<PackageUrlPattern> Packages(FieldReader spec)
    {
        var patterns = ImmutableArray.CreateBuilder<PackageUrlPattern>();
        foreach (var text in Texts(spec, "packages"))
        {
            if (PackageUrlPattern.TryParse(text, out var pattern, allowsWildcards: true))
                patterns.Add(pattern);
            else
                spec.Fail("packages", $"\"{text}\" is no package URL: expected e.g. pkg:deb/debian/curl");
        }

        return patterns.ToImmutable();
    }

    static ObjectScope Object(MappingNode node, string path, PolicyIssues issues)
    {
        var reader = new FieldReader(node, path, issues, ObjectFields);
        if (node.Entries.IsEmpty)
            issues.Add(node.Location, $"{path}: must name something: {string.Join(", ", ObjectFields)}");
        return new ObjectScope(reader.Text("kind"), reader.Text("namespace"), reader.Text("name"), SelectorReading.Read(reader, "selector"));
    }
}
