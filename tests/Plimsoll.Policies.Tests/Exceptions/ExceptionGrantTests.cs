using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.Exceptions;

/// <summary>The kind, its CustomResourceDefinition, its JSON schema and its samples say the same.</summary>
public sealed class ExceptionGrantTests
{
    const string Definition = "deploy/crds/exceptions.plimsoll.dev.yaml";
    const string Schema = "docs/schemas/exception.schema.json";

    [Fact]
    public async Task The_definition_is_one_that_kubernetes_reads()
    {
        var definition = Assert.Single(await SchemaFiles.ReadAsync(Definition));

        var schemas = OpenApiSchemas.Read(definition.Root);

        Assert.Empty(schemas.Notes);
        Assert.Equal((ExceptionGrant.ApiVersion, ExceptionGrant.Kind), (Assert.Single(schemas.Versions).ApiVersion, schemas.Versions[0].Kind));
    }

    [Fact]
    public async Task The_definition_and_the_schema_for_editors_say_the_same()
    {
        var definition = Assert.Single(await SchemaFiles.ReadAsync(Definition));
        var written = SchemaFiles.Json(definition.Root["spec"]!["versions"].AsMappings.Single()["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!);
        var schema = await SchemaFiles.ReadJsonAsync(Schema);

        Assert.Equal(SchemaFiles.Plain(written).ToJsonString(), SchemaFiles.Plain(schema["properties"]!["spec"]!).ToJsonString());
    }

    [Fact]
    public async Task The_schema_has_the_fields_that_are_read()
    {
        var spec = (await SchemaFiles.ReadJsonAsync(Schema))["properties"]!["spec"]!["properties"]!;

        Assert.Equal(ExceptionReading.Fields, spec.AsObject().Select(field => field.Key));
        Assert.Equal(ExceptionReading.ObjectFields, spec["objects"]!["items"]!["properties"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task The_samples_are_read()
    {
        var grants = ExceptionGrants.Read(await SchemaFiles.ReadAsync("samples/exceptions/exceptions.yaml"));

        Assert.Empty(grants.Unread);
        Assert.Equal(["Exception yaml-of-the-report", "Exception node-exporter-host-network"], grants.All.Select(grant => grant.Name));
    }

    [Theory]
    [InlineData("PLM-PSS-0003", "PLM-PSS-0003", true)]
    [InlineData("PLM-PSS-*", "PLM-PSS-0003", true)]
    [InlineData("K8sRequiredLabels/team", "K8sRequiredLabels/team", true)]
    [InlineData("team", "K8sRequiredLabels/team", true)]
    [InlineData("eam", "K8sRequiredLabels/team", false)]
    public void A_policy_is_named_by_the_id_of_its_finding(string pattern, string id, bool isNamed) =>
        Assert.Equal(isNamed, Assert.Single(ExceptionSample.Read($"policies: [\"{pattern}\"]").All).NamesPolicy(id));
}
