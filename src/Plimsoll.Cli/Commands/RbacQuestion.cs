using System.CommandLine;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary>The arguments that ask about a right: <c>VERB RESOURCE</c>, <c>--namespace</c>, <c>--name</c>.</summary>
sealed class RbacQuestion
{
    readonly Argument<string> _verb = new("VERB") { Description = "get, list, create, impersonate ...; of a path: get, post ..." };

    readonly Argument<string> _resource = new("RESOURCE")
    {
        Description = "pods, pods/exec, deployments.apps, deployments.apps/scale (also pod, po, Deployment ...), or a path such as /metrics.",
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

    public RbacQuestion()
    {
        _verb.Validators.Add(result =>
        {
            if (result.Tokens is [var verb] && string.IsNullOrWhiteSpace(verb.Value))
                result.AddError("VERB is empty: expected get, list, create ...");
        });
        _resource.Validators.Add(result =>
        {
            if (result.Tokens is [var resource] && !resource.Value.StartsWith('/') && string.IsNullOrWhiteSpace(resource.Value.Split('/', '.')[0]))
                result.AddError("RESOURCE is empty: expected pods, deployments.apps, /metrics ...");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_verb);
        command.Add(_resource);
        command.Add(_namespace);
        command.Add(_name);
    }

    /// <summary>The request asked about; what of it is doubtful is told as a warning.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="objects">The objects asked: resources and verbs that their rules name are known.</param>
    /// <param name="surroundings">Where warnings go.</param>
    public async Task<RbacRequest> RequestAsync(ParseResult parsed, RbacObjects objects, Surroundings surroundings)
    {
        var vocabulary = new RbacVocabulary(objects);
        var request = Request(parsed, vocabulary);
        foreach (var doubt in vocabulary.Doubts(request))
            await surroundings.Error.WriteLineAsync($"plimsoll: {doubt}");
        if (request.Namespace.Length == 0 || !IsImpersonationOfCluster(request))
            return request;
        await surroundings.Error.WriteLineAsync(
            $"plimsoll: to impersonate {request.Resource} is a right of the whole cluster, no namespace applies: asked without -n {request.Namespace}");
        return request with { Namespace = "" };
    }

    RbacRequest Request(ParseResult parsed, RbacVocabulary vocabulary)
    {
        var (verb, resource) = (parsed.GetValue(_verb)!.ToLowerInvariant(), parsed.GetValue(_resource)!); // Both are required.
        if (resource.StartsWith('/'))
            return RbacRequest.OfPath(verb, resource);
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var (main, subresource) = slash < 0 ? (resource, "") : (resource[..slash], resource[(slash + 1)..]);
        var dot = main.IndexOf('.', StringComparison.Ordinal);
        var (group, plural) = dot < 0 ? vocabulary.Resource(main, null) : vocabulary.Resource(main[..dot], main[(dot + 1)..]);
        return new RbacRequest(verb)
        {
            Resource = plural,
            Group = group,
            Subresource = subresource,
            Namespace = parsed.GetValue(_namespace)!, // It has a default.
            Name = parsed.GetValue(_name)!,
        };
    }

    /// <summary>Whether it is impersonation that the API server asks without a namespace: all but that of ServiceAccounts.</summary>
    /// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/</remarks>
    static bool IsImpersonationOfCluster(RbacRequest request) =>
        request.Verb == "impersonate" && request.Resource is ("users" or "groups" or "uids" or "userextras");

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
