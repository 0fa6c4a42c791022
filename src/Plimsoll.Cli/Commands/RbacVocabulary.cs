using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary>The names of resources and verbs that a question may use: those of Kubernetes, and those that rules of the input use.</summary>
sealed class RbacVocabulary
{
    /// <summary>Characters of a name that is compared with others.</summary>
    const int MaxNameLength = 64;

    /// <summary>Names of rules that are compared with a wrong one.</summary>
    const int MaxCandidates = 10_000;

    // https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
    static readonly string[] ApiVerbs =
    [
        "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate", "bind", "escalate", "approve", "sign", "attest", "use",
    ];

    static readonly string[] PathVerbs = ["get", "head", "post", "put", "patch", "delete", "options"];

    readonly HashSet<string> _verbs = new(["*"], StringComparer.Ordinal);
    readonly HashSet<(string Group, string Resource)> _resources = [];

    public RbacVocabulary(RbacObjects objects)
    {
        foreach (var rule in objects.Roles.SelectMany(role => role.WrittenRules))
        {
            _verbs.UnionWith(rule.Verbs);
            foreach (var resource in rule.Resources.Select(written => written.Split('/')[0]))
                _resources.UnionWith(rule.ApiGroups.Select(group => (group, resource)));
        }
    }

    /// <summary>Group and plural of a resource. The API has no upper case in either.</summary>
    /// <param name="written">Plural, singular or short name.</param>
    /// <param name="group">Its group; <c>null</c> where none is named.</param>
    public (string Group, string Resource) Resource(string written, string? group)
    {
        var (name, wanted) = (written.ToLowerInvariant(), group?.ToLowerInvariant());
        if (BuiltInResources.PluralOf(name) is { } plural && BuiltInResources.GroupOf(plural) is { } own && (wanted is null || wanted == own))
            return (own, plural);
        return (wanted ?? OnlyGroupOf(name), name);
    }

    /// <summary>What of a request nobody knows, a line each.</summary>
    public IEnumerable<string> Doubts(RbacRequest request)
    {
        var verbs = request.Path is null ? ApiVerbs : PathVerbs;
        if (!verbs.Contains(request.Verb, StringComparer.Ordinal) && !_verbs.Contains(request.Verb))
            yield return $"no verb \"{request.Verb}\" is known{Suggestion(request.Verb, verbs.Concat(_verbs))}";
        if (request.Path is null && !IsKnown(request))
        {
            var name = request.Group.Length == 0 ? request.Resource : $"{request.Resource}.{request.Group}";
            var names = BuiltInResources.Plurals.Concat(_resources.Select(pair => pair.Resource));
            yield return $"no resource \"{name}\" is known{Suggestion(request.Resource, names)}";
        }
    }

    bool IsKnown(RbacRequest request) =>
        request.Resource == "*" || BuiltInResources.GroupOf(request.Resource) == request.Group
        || _resources.Contains((request.Group, request.Resource)) || _resources.Contains(("*", request.Resource));

    /// <summary>The group in which rules name a resource; the core group where they name none or several.</summary>
    string OnlyGroupOf(string resource) =>
        _resources.Where(pair => pair.Resource == resource && pair.Group != "*").Take(2).ToArray() is [var only] ? only.Group : "";

    static string Suggestion(string written, IEnumerable<string> names)
    {
        var limit = Math.Min(2, written.Length / 2);
        var best = names.Take(MaxCandidates).Where(name => name.Length is > 1 and <= MaxNameLength && name[0] == written[0] && Math.Abs(name.Length - written.Length) <= limit)
            .Select(name => (Name: name, Distance: Distance(written, name))).Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault().Name;
        return best is null ? ""
            : best != written ? $"; did you mean \"{best}\"?"
            : BuiltInResources.GroupOf(best) is { Length: > 0 } group ? $"; did you mean \"{best}.{group}\"?" : $"; name its group, or leave it out";
    }

    /// <summary>How many characters must be changed, added, removed or swapped with their neighbour.</summary>
    static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}
