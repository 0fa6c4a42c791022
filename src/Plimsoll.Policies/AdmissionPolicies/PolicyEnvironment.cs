using Plimsoll.Cel;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Types;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What the expressions of one policy may use.</summary>
/// <remarks>
/// Variables have fixed numbers, so that one evaluation serves every policy of the same shape. Message expressions have no
/// authorizer, and only policies with a paramKind have parameters. Our own policies have further variables behind these, and at
/// a stage without a request names in the place of its variables that no expression can write.
/// </remarks>
sealed class PolicyEnvironment
{
    public const int Object = 0;
    public const int OldObject = 1;
    public const int Request = 2;
    public const int NamespaceObject = 3;
    public const int Variables = 4;
    public const int Authorizer = 5;
    public const int RequestResource = 6;

    readonly CelEnvironment _kubernetes;

    /// <summary>The variables of a policy.</summary>
    /// <param name="kubernetes">The functions of the Kubernetes version that is meant.</param>
    /// <param name="hasParams">Whether there are parameters.</param>
    /// <param name="stage">The further variables of our own policies; <c>null</c> for admission policies.</param>
    public PolicyEnvironment(CelEnvironment kubernetes, bool hasParams, StageVariables? stage = null)
    {
        _kubernetes = kubernetes;
        HasParams = hasParams;
        Stage = stage;
        var library = kubernetes.With(AdmissionTypes.Library);
        if (stage is not null)
            library = library.With(StageVariables.Types);
        var requests = library
            .WithVariable(OfRequest("object"), CelType.Dyn)
            .WithVariable(OfRequest("oldObject"), CelType.Dyn)
            .WithVariable(OfRequest("request"), AdmissionTypes.Request)
            .WithVariable(OfRequest("namespaceObject"), AdmissionTypes.Namespace);
        var composed = requests.With(Fields).WithVariable("variables", CelType.Struct(VariableFields.TypeName));
        MatchConditions = WithRest(WithAuthorizer(requests.WithVariable("@variables", CelType.Dyn)));
        Conditions = WithRest(WithAuthorizer(composed));
        Messages = WithRest(composed);
    }

    /// <summary>For match conditions, which have no variables.</summary>
    public CelEnvironment MatchConditions { get; }

    public bool HasParams { get; }

    /// <summary>The further variables of our own policies; <c>null</c> for admission policies.</summary>
    public StageVariables? Stage { get; }

    public VariableFields Fields { get; } = new();

    /// <summary>For variables, validations, mutations, audit annotations.</summary>
    public CelEnvironment Conditions { get; }

    /// <summary>For message expressions.</summary>
    public CelEnvironment Messages { get; }

    /// <summary>The number of <c>params</c>.</summary>
    public static int ParamsOf(bool isMessage) => isMessage ? Authorizer : RequestResource + 1;

    /// <summary>The number of the first variable of <see cref="Stage"/>; the others follow.</summary>
    public int StageFrom(bool isMessage) => ParamsOf(isMessage) + (HasParams ? 1 : 0);

    /// <summary>How many shapes there are.</summary>
    public const int Shapes = 16;

    /// <summary>Tells evaluations of one shape from those of another.</summary>
    public int Shape(bool isMessage) =>
        (HasParams ? 1 : 0) + (isMessage ? 2 : 0) + (Stage is null ? 0 : 4 * (1 + (int)Stage.Stage));

    /// <summary>The same before any of the policy's own variables was read.</summary>
    public PolicyEnvironment WithFreshVariables() => new(_kubernetes, HasParams, Stage);

    CelEnvironment WithRest(CelEnvironment environment)
    {
        var withParams = HasParams ? environment.WithVariable("params", CelType.Dyn) : environment;
        return Stage?.AddTo(withParams) ?? withParams;
    }

    CelEnvironment WithAuthorizer(CelEnvironment environment) => environment
        .WithVariable(OfRequest("authorizer"), AuthorizerValue.DeclaredType)
        .WithVariable(OfRequest("authorizer.requestResource"), ResourceCheck.DeclaredType);

    string OfRequest(string variable) => Stage is { HasRequest: false } ? "@" + variable : variable;
}
