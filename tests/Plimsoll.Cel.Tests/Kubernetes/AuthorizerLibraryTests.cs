using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

public sealed class AuthorizerLibraryTests
{
    static readonly AuthorizationUser Alice = new("alice", ["developers"]);

    static readonly CelEnvironment Environment = KubernetesEnvironment.For(KubernetesVersion.Newest)
        .WithVariable("authorizer", AuthorizerValue.DeclaredType)
        .WithVariable("authorizer.requestResource", ResourceCheck.DeclaredType);

    [Fact]
    public void A_resource_check_asks_for_all_that_was_named()
    {
        var authorizer = new Recorder();

        var allowed = Evaluate(authorizer, """
            authorizer.group('apps').resource('deployments').subresource('scale').namespace('ns').name('x')
              .fieldSelector('a=b').labelSelector('c').check('update').allowed()
            """);

        Assert.True(allowed.IsTrue);
        var expected = new AuthorizationAttributes(Alice, "update", IsResource: true)
        {
            Group = "apps", Resource = "deployments", Subresource = "scale", Namespace = "ns", Name = "x", FieldSelector = "a=b", LabelSelector = "c",
        };
        Assert.Equal(expected, authorizer.Asked);
    }

    [Fact]
    public void A_path_check_asks_for_the_path()
    {
        var authorizer = new Recorder();

        Evaluate(authorizer, "authorizer.path('/healthz').check('get').reason()");

        Assert.Equal(new AuthorizationAttributes(Alice, "get", IsResource: false) { Path = "/healthz" }, authorizer.Asked);
    }

    [Fact]
    public void A_service_account_asks_for_itself()
    {
        var authorizer = new Recorder();

        Evaluate(authorizer, "authorizer.serviceAccount('ns', 'robot').group('').resource('pods').check('get').allowed()");

        Assert.Equal("system:serviceaccount:ns:robot", authorizer.Asked?.User.Name);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:ns"], authorizer.Asked?.User.Groups);
    }

    [Theory]
    [InlineData("authorizer.path(' ')", "path must not be empty")]
    [InlineData("authorizer.group('').resource('')", "resource must not be empty")]
    [InlineData("authorizer.serviceAccount('a.b', 'x')", "Invalid service account namespace")]
    [InlineData("authorizer.serviceAccount('ns', 'X')", "Invalid service account name")]
    public void A_wrong_question_is_an_error(string expression, string message) =>
        Assert.Contains(message, Evaluate(new Recorder(), expression).AsError?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("authorizer.requestResource.check('get').allowed()")]
    [InlineData("authorizer.requestResource.check('get').errored()")]
    [InlineData("authorizer.path('/healthz').check('get').allowed()")]
    public void Without_RBAC_objects_a_check_is_an_error_that_asks_for_them(string expression)
    {
        var error = Evaluate(new Ignorant(), expression).AsError!;

        Assert.Equal(CelErrorKind.Unavailable, error.Reason);
        Assert.Contains("give the RBAC objects", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_checks_cost_more_than_one_evaluation_may()
    {
        const string Check = "authorizer.requestResource.check('get').allowed()";

        Assert.Equal(CelErrorKind.CostLimit, Evaluate(new Recorder(), $"[{Check}, {Check}, {Check}]").AsError?.Reason);
    }

    static CelValue Evaluate(IAuthorizer authorizer, string expression)
    {
        var value = AuthorizerValue.For(Alice, authorizer);
        return Newest.Evaluate(Environment, expression, ("authorizer", CelValue.Of(value)), ("authorizer.requestResource", CelValue.Of(ResourceCheck.For(value, "", "pods"))));
    }

    sealed class Recorder : IAuthorizer
    {
        public AuthorizationAttributes? Asked { get; private set; }

        public AuthorizationDecision Authorize(AuthorizationAttributes attributes)
        {
            Asked = attributes;
            return new AuthorizationDecision(AuthorizationVerdict.Allowed, "because");
        }
    }

    sealed class Ignorant : IAuthorizer
    {
        public AuthorizationDecision Authorize(AuthorizationAttributes attributes) => AuthorizationDecision.Unknown;
    }
}
