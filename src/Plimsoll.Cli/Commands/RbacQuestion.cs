using System.CommandLine;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary>The arguments that ask about a right: <c>VERB RESOURCE</c>, <c>--namespace</c>, <c>--name</c>.</summary>
sealed class RbacQuestion
{
    readonly Argument<string> _verb = new("VERB") { Description = "get, list, create, impersonate ...; of a path: get, post ..." };

    readonly Argument<string> _resource = new("RESOURCE")
    {
        Description = "pods, pods/exec, deployments.apps, deployments.apps/scale, or a path such as /metrics.",
    };

    readonly Option<string> _namespace = new("--namespace", "-n")
    {
        Description = "The namespace; without it: the whole cluster.",
        HelpName = "NAMESPACE",
        DefaultValueFactory = _ => "",
    };

    readonly Option<string> _name = new("--name")
    {
        Description = "The name of the object; without it: a request for any object.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public void AddTo(Command command)
    {
        command.Add(_verb);
        command.Add(_resource);
        command.Add(_namespace);
        command.Add(_name);
    }

    /// <summary>The request asked about.</summary>
    public RbacRequest Request(ParseResult parsed)
    {
        var (verb, resource) = (parsed.GetValue(_verb)!, parsed.GetValue(_resource)!); // Both are required.
        if (resource.StartsWith('/'))
            return RbacRequest.OfPath(verb, resource);
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var (main, subresource) = slash < 0 ? (resource, "") : (resource[..slash], resource[(slash + 1)..]);
        var dot = main.IndexOf('.', StringComparison.Ordinal);
        var plural = dot < 0 ? main : main[..dot];
        return new RbacRequest(verb)
        {
            Resource = plural,
            Group = dot < 0 ? BuiltInGroups.Of(plural) : main[(dot + 1)..],
            Subresource = subresource,
            Namespace = parsed.GetValue(_namespace)!, // It has a default.
            Name = parsed.GetValue(_name)!,
        };
    }

    /// <summary>The request in one line.</summary>
    public static string Text(RbacRequest request)
    {
        if (request.Path is { } path)
            return $"{request.Verb} {path}";
        var group = request.Group.Length == 0 ? "" : $".{request.Group}";
        var subresource = request.Subresource.Length == 0 ? "" : $"/{request.Subresource}";
        var name = request.Name.Length == 0 ? "" : $" {request.Name}";
        var where = request.Namespace.Length == 0 ? "in the whole cluster" : $"in namespace {request.Namespace}";
        return $"{request.Verb} {request.Resource}{group}{subresource}{name} {where}";
    }

    /// <summary>The argument that names a subject.</summary>
    public static Argument<RbacSubject> SubjectArgument() => new("SUBJECT")
    {
        Description = "sa:NAMESPACE/NAME, user:NAME, group:NAME; a plain NAME is a user.",
        CustomParser = result =>
        {
            if (Subject(result.Tokens[0].Value) is { } subject)
                return subject;
            result.AddError($"SUBJECT {result.Tokens[0].Value}: expected sa:NAMESPACE/NAME, user:NAME or group:NAME.");
            return default;
        },
    };

    static RbacSubject? Subject(string text)
    {
        foreach (var prefix in new[] { "sa:", "serviceaccount:" })
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return text[prefix.Length..].Split('/') is [{ Length: > 0 } @namespace, { Length: > 0 } name]
                    ? RbacSubject.ServiceAccount(@namespace, name)
                    : null;
            }
        }

        return text switch
        {
            ['g', 'r', 'o', 'u', 'p', ':', .. { Length: > 0 } group] => RbacSubject.Group(group),
            ['u', 's', 'e', 'r', ':', .. { Length: > 0 } user] => RbacSubject.User(user),
            "" or "user:" or "group:" => null,
            _ => RbacSubject.User(text),
        };
    }
}
