using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What users may do. In Kubernetes since 1.27; selectors since 1.31.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/authz.go.</remarks>
public static class AuthorizerLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.authz")
    {
        Functions =
        [
            new("path", Overload.Member("authorizer_path", AuthorizerValue.CelType, CelType.String, PathCheck.CelType, Path)),
            new("group", Overload.Member("authorizer_group", AuthorizerValue.CelType, CelType.String, GroupCheck.CelType, Group)),
            new(
                "serviceAccount",
                Overload.Member("authorizer_serviceaccount", [AuthorizerValue.CelType, CelType.String, CelType.String], AuthorizerValue.CelType, ServiceAccount)),
            new("resource", Overload.Member("groupcheck_resource", GroupCheck.CelType, CelType.String, ResourceCheck.CelType, Resource)),
            Narrowing("subresource", "resourcecheck_subresource", (check, name) => check.WithSubresource(name)),
            Narrowing("namespace", "resourcecheck_namespace", (check, name) => check.WithNamespace(name)),
            Narrowing("name", "resourcecheck_name", (check, name) => check.WithName(name)),
            new(
                "check",
                Overload.Member("pathcheck_check", PathCheck.CelType, CelType.String, DecisionValue.CelType, (check, verb) => Answered(Of<PathCheck>(check).Check(verb.AsString!))),
                Overload.Member("resourcecheck_check", ResourceCheck.CelType, CelType.String, DecisionValue.CelType, (check, verb) => Answered(Of<ResourceCheck>(check).Check(verb.AsString!)))),
            Answer("errored", CelType.Bool, decision => CelValue.Bool(decision.Error.Length > 0)),
            Answer("error", CelType.String, decision => CelValue.String(decision.Error)),
            Answer("allowed", CelType.Bool, decision => CelValue.Bool(decision.Verdict == AuthorizationVerdict.Allowed)),
            Answer("reason", CelType.String, decision => CelValue.String(decision.Reason)),
        ],
    };

    /// <summary>The selectors.</summary>
    public static CelLibrary Selectors { get; } = new("kubernetes.authzSelectors")
    {
        Functions =
        [
            Narrowing("fieldSelector", "authorizer_fieldselector", (check, selector) => check.WithFieldSelector(selector)),
            Narrowing("labelSelector", "authorizer_labelselector", (check, selector) => check.WithLabelSelector(selector)),
        ],
    };

    static CelValue Path(CelValue authorizer, CelValue path) => string.IsNullOrWhiteSpace(path.AsString)
        ? CelValue.Error(CelErrorKind.InvalidArgument, "path must not be empty")
        : CelValue.Of(new PathCheck(Of<AuthorizerValue>(authorizer), path.AsString));

    static CelValue Group(CelValue authorizer, CelValue group) => CelValue.Of(new GroupCheck(Of<AuthorizerValue>(authorizer), group.AsString!));

    static CelValue Resource(CelValue group, CelValue resource) => string.IsNullOrWhiteSpace(resource.AsString)
        ? CelValue.Error(CelErrorKind.InvalidArgument, "resource must not be empty")
        : CelValue.Of(Of<GroupCheck>(group).Resource(resource.AsString));

    static CelValue ServiceAccount(ReadOnlySpan<CelValue> arguments)
    {
        var (serviceNamespace, name) = (arguments[1].AsString!, arguments[2].AsString!);
        if (NameRules.OfSubdomain(name).Count > 0)
            return CelValue.Error(CelErrorKind.InvalidArgument, "Invalid service account name");
        if (NameRules.OfLabel(serviceNamespace).Count > 0)
            return CelValue.Error(CelErrorKind.InvalidArgument, "Invalid service account namespace");
        var user = AuthorizationUser.OfServiceAccount(serviceNamespace, name);
        return CelValue.Of(AuthorizerValue.For(user, Of<AuthorizerValue>(arguments[0]).Authorizer));
    }

    /// <summary>A decision; an error where nothing is known, so that nobody takes it for a refusal.</summary>
    static CelValue Answered(AuthorizationDecision decision) => decision == AuthorizationDecision.Unknown
        ? CelValue.Error(CelErrorKind.Unavailable, decision.Error)
        : CelValue.Of(new DecisionValue(decision));

    static FunctionDeclaration Narrowing(string name, string id, Func<ResourceCheck, string, ResourceCheck> narrow) => new(
        name,
        Overload.Member(id, ResourceCheck.CelType, CelType.String, ResourceCheck.CelType, (check, text) => CelValue.Of(narrow(Of<ResourceCheck>(check), text.AsString!))));

    static FunctionDeclaration Answer(string name, CelType result, Func<AuthorizationDecision, CelValue> answer) =>
        new(name, Overload.Member($"decision_{name}", DecisionValue.CelType, result, decision => answer(Of<DecisionValue>(decision).Decision)));

    static T Of<T>(CelValue value)
        where T : CelOpaque => (T)value.AsReference!;
}
