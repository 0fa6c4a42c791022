using Plimsoll.Cel;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class SchemaTypesTests
{
    [Theory]
    [InlineData("object.spec.replicas <= 5")]
    [InlineData("object.spec.template.spec.containers.all(c, c.image.startsWith('a') && has(c.securityContext.runAsNonRoot))")]
    [InlineData("object.metadata.labels['a'] == 'b'")]
    [InlineData("object.metadata.namespace == 'a'")]
    [InlineData("object.metadata.creationTimestamp > timestamp('2020-01-01T00:00:00Z')")]
    [InlineData("object.spec.strategy.rollingUpdate.maxSurge == '25%' || object.spec.strategy.rollingUpdate.maxSurge == 1")]
    [InlineData("object.spec.template.spec.tolerations.exists(t, t.tolerationSeconds == 5)")]
    public void What_is_declared_can_be_used(string expression) => Assert.Empty(Issues(expression));

    [Theory]
    [InlineData("object.replicas > 1", "undefined field 'replicas'")]
    [InlineData("object.spec.template.spec.containers.all(c, c.imag == 'a')", "undefined field 'imag'")]
    [InlineData("object.spec.replicas == 'a'", "found no matching overload for '_==_' applied to '(int, string)'")]
    [InlineData("object.spec.template.spec.containers[0].resources.limits['cpu'] == '1'", "undefined field 'limits'")]
    public void What_is_not_declared_is_told(string expression, string issue) =>
        Assert.Contains(issue, Assert.Single(Issues(expression)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Deployment", "metadata: Deployment.metadata")]
    [InlineData("Deployment.spec.template.spec.containers.@idx", "name: string")]
    [InlineData("Deployment.spec.template.spec", "containers: list(Deployment.spec.template.spec.containers.@idx)")]
    [InlineData("Deployment.metadata", "labels: map(string, string)")]
    [InlineData("Deployment.metadata", "__namespace__: string")]
    [InlineData("Deployment.metadata.managedFields.@idx.fieldsV1", null)]
    public void A_type_is_named_by_its_path(string name, string? field)
    {
        var found = Types.Find(name)!;
        Assert.Equal(name, found.Name);
        Assert.Equal(
            field is null ? [] : [field],
            found.Fields.Select(key => found.TryFindField(key, out var type) ? $"{key}: {type}" : key).Where(one => field is null || one == field));
    }

    [Theory]
    [InlineData("Deploymen")]
    [InlineData("Deployment.")]
    [InlineData("DeploymentX")]
    [InlineData("Deployment.spec.replicas")]
    [InlineData("Deployment.spec..template")]
    public void Any_other_name_is_no_type(string name) => Assert.Null(Types.Find(name));

    [Fact]
    public void A_type_in_itself_ends_without_fields()
    {
        var types = new SchemaTypes("C", SchemaCatalog.BuiltIn.Find("apiextensions.k8s.io/v1", "CustomResourceDefinition")!);

        Assert.NotEmpty(types.Find("C.spec.versions.@idx.schema.openAPIV3Schema")!.Fields);
        Assert.Empty(types.Find("C.spec.versions.@idx.schema.openAPIV3Schema.properties.@elem")!.Fields);
    }

    [Fact]
    public void Values_without_a_type_of_their_own_are_not_to_be_seen()
    {
        var schema = Custom("{any: {x-kubernetes-preserve-unknown-fields: true}, list: {type: array}, open: {type: object, x-kubernetes-preserve-unknown-fields: true}, port: {x-kubernetes-int-or-string: true}}");

        Assert.Equal(["open", "port"], new SchemaTypes("T", schema).Find("T")!.Fields.Where(name => name is not ("apiVersion" or "kind" or "metadata")));
    }

    internal static ObjectSchema Custom(string properties)
    {
        var crd = Yaml.Read("{spec: {group: a.b, names: {kind: T}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: " + properties + "}}}]}}");
        return Assert.Single(OpenApiSchemas.Read(crd).Versions).Schema;
    }

    static SchemaTypes Types { get; } = new("Deployment", SchemaCatalog.BuiltIn.Find("apps/v1", "Deployment")!);

    static IEnumerable<string> Issues(string expression) =>
        CelEnvironment.Standard.With(Types).WithVariable("object", Types.Type).Compile(expression).Issues.Select(issue => issue.Message);
}
