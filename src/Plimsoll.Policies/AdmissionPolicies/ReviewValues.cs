using Plimsoll.Cel;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The variables of one review, shared by every policy that looks at it. Not safe for concurrent use.</summary>
/// <param name="request">The request.</param>
/// <param name="cluster">What may be asked of the cluster.</param>
/// <param name="cancellation">Ends evaluations.</param>
sealed class ReviewValues(AdmissionRequest request, ClusterObjects cluster, CancellationToken cancellation)
{
    static readonly CelValue NoAuthorizer = CelValue.Error(CelErrorKind.NoSuchVariable, "no such attribute(s): authorizer");

    /// <summary>Evaluations by shape, and for each by depth: a variable is evaluated while the expression that asks for it waits.</summary>
    readonly List<CelEvaluation>?[] _evaluations = new List<CelEvaluation>?[PolicyEnvironment.Shapes];

    readonly CelValue _oldObject = NodeValue.Of(request.OldObject?.Root);
    CelValue _object = NodeValue.Of(request.Object?.Root);
    CelValue _request;
    CelValue _namespaceObject;
    CelValue _requestResource;

    public AdmissionRequest Request => request;

    public ClusterObjects Cluster => cluster;

    /// <summary>What the request has cost so far.</summary>
    public RequestEffort Effort { get; init; } = new();

    /// <summary>The object as the mutations so far have made it.</summary>
    public KubernetesObject? Object
    {
        get;
        set
        {
            field = value;
            _object = NodeValue.Of(value?.Root);
        }
    } = request.Object;

    public MatchResult Match
    {
        get;
        set
        {
            if (field.Equals(value) && !_request.IsNull)
                return;
            field = value;
            _request = CelValue.Of(new RequestMap(request, value.Kind, value.Resource));
        }
    }

    public KubernetesObject? Param { get; set; }

    /// <summary>The values of the further variables of our own policies, in their order.</summary>
    public CelValue[] StageValues { get; set; } = [];

    /// <summary>The evaluation for a depth of variables, with everything set but <c>variables</c>.</summary>
    public CelEvaluation Prepare(PolicyEnvironment environment, bool isMessage, bool hasAuthorizer, bool hasNamespace, int depth)
    {
        var byDepth = _evaluations[environment.Shape(isMessage)] ??= new List<CelEvaluation>(1);
        while (byDepth.Count <= depth)
            byDepth.Add(new CelEvaluation(isMessage ? environment.Messages : environment.Conditions, cancellation));
        var evaluation = byDepth[depth];
        evaluation[PolicyEnvironment.Object] = _object;
        evaluation[PolicyEnvironment.OldObject] = _oldObject;
        evaluation[PolicyEnvironment.Request] = _request;
        evaluation[PolicyEnvironment.NamespaceObject] = hasNamespace ? NamespaceObject() : CelValue.Null;
        if (!isMessage)
        {
            evaluation[PolicyEnvironment.Authorizer] = hasAuthorizer ? Authorizer() : NoAuthorizer;
            evaluation[PolicyEnvironment.RequestResource] = hasAuthorizer ? RequestResource() : NoAuthorizer;
        }

        if (environment.HasParams)
            evaluation[PolicyEnvironment.ParamsOf(isMessage)] = NodeValue.Of(Param?.Root);
        if (environment.Stage is not null)
            SetStage(evaluation, environment.StageFrom(isMessage));
        return evaluation;
    }

    void SetStage(CelEvaluation evaluation, int first)
    {
        for (var i = 0; i < StageValues.Length; i++)
            evaluation[first + i] = StageValues[i];
    }

    CelValue NamespaceObject()
    {
        if (request.Namespace.Length == 0 || request.Kind is { Group: "", Version: "v1", Kind: "Namespace" })
            return CelValue.Null;
        if (_namespaceObject.IsNull)
            _namespaceObject = NodeValue.Of(cluster.Namespace(request.Namespace));
        return _namespaceObject;
    }

    AuthorizerValue Asker => field ??= AuthorizerValue.For(
        new AuthorizationUser(request.User.Username, request.User.Groups) { Uid = request.User.Uid }, cluster.Authorizer);

    CelValue Authorizer() => CelValue.Of(Asker);

    CelValue RequestResource() => _requestResource.IsNull
        ? _requestResource = CelValue.Of(
            ResourceCheck.For(Asker, request.Resource.Group, request.Resource.Resource)
                .WithSubresource(request.Subresource)
                .WithNamespace(request.Namespace)
                .WithName(request.Name))
        : _requestResource;
}
