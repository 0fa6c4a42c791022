using System.Text.Json.Nodes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The kind, its CustomResourceDefinition and its JSON schema say the same.</summary>
public sealed class StagedPolicyTests
{
    [Fact]
    public async Task The_definition_is_one_that_kubernetes_reads()
    {
        var definition = Assert.Single(await SchemaFiles.ReadAsync("deploy/crds/policies.plimsoll.dev.yaml"));

        var schemas = OpenApiSchemas.Read(definition.Root);

        Assert.Empty(schemas.Notes);
        Assert.Equal((StagedPolicy.ApiVersion, StagedPolicy.Kind), (Assert.Single(schemas.Versions).ApiVersion, schemas.Versions[0].Kind));
    }

    [Fact]
    public async Task The_definition_and_the_schema_for_editors_say_the_same()
    {
        var definition = Assert.Single(await SchemaFiles.ReadAsync("deploy/crds/policies.plimsoll.dev.yaml"));
        var written = SchemaFiles.Json(definition.Root["spec"]!["versions"].AsMappings.Single()["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!);
        var schema = await SchemaFiles.ReadJsonAsync("docs/schemas/policy.schema.json");

        Assert.True(JsonNode.DeepEquals(SchemaFiles.Plain(written), SchemaFiles.Plain(schema["properties"]!["spec"]!)));
    }

    [Fact]
    public async Task The_schema_has_the_fields_that_are_read()
    {
        var schema = await SchemaFiles.ReadJsonAsync("docs/schemas/policy.schema.json");

        Assert.Equal(StagedPolicyReading.Fields, schema["properties"]!["spec"]!["properties"]!.AsObject().Select(field => field.Key));
    }
}
