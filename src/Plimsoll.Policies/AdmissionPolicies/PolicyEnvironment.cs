using Plimsoll.Cel;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What the expressions of one policy may use.</summary>
/// <remarks>
/// Variables have fixed numbers, so that one evaluation serves every policy of the same shape. Message expressions have no
/// authorizer, and only policies with a paramKind have parameters.
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

    static readonly CelType AuthorizerType = CelType.Opaque("kubernetes.authorization.Authorizer");
    static readonly CelType ResourceCheckType = CelType.Opaque("kubernetes.authorization.ResourceCheck");

    public PolicyEnvironment(CelEnvironment kubernetes, bool hasParams)
    {
        HasParams = hasParams;
        var requests = kubernetes.With(AdmissionTypes.Library)
            .WithVariable("object", CelType.Dyn)
            .WithVariable("oldObject", CelType.Dyn)
            .WithVariable("request", AdmissionTypes.Request)
            .WithVariable("namespaceObject", AdmissionTypes.Namespace);
        var composed = requests.With(Fields).WithVariable("variables", CelType.Struct(VariableFields.TypeName));
        MatchConditions = WithParams(WithAuthorizer(requests.WithVariable("@variables", CelType.Dyn)));
        Conditions = WithParams(WithAuthorizer(composed));
        Messages = WithParams(composed);
    }

    /// <summary>For match conditions, which have no variables.</summary>
    public CelEnvironment MatchConditions { get; }

    public bool HasParams { get; }

    public VariableFields Fields { get; } = new();

    /// <summary>For variables, validations, mutations, audit annotations.</summary>
    public CelEnvironment Conditions { get; }

    /// <summary>For message expressions.</summary>
    public CelEnvironment Messages { get; }

    /// <summary>The number of <c>params</c>.</summary>
    public static int ParamsOf(bool isMessage) => isMessage ? Authorizer : RequestResource + 1;

    /// <summary>Tells evaluations of one shape from those of another.</summary>
    public int Shape(bool isMessage) => (HasParams ? 1 : 0) + (isMessage ? 2 : 0);

    CelEnvironment WithParams(CelEnvironment environment) =>
        HasParams ? environment.WithVariable("params", CelType.Dyn) : environment;

    static CelEnvironment WithAuthorizer(CelEnvironment environment) => environment
        .WithVariable("authorizer", AuthorizerType)
        .WithVariable("authorizer.requestResource", ResourceCheckType);
}
