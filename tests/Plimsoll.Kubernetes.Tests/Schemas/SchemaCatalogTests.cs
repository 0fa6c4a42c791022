namespace Plimsoll.Kubernetes.Schemas;

public sealed class SchemaCatalogTests
{
    [Theory]
    [InlineData("apps/v1", "Deployment", "spec.template.spec.containers.image", "String")]
    [InlineData("apps/v1", "Deployment", "spec.replicas", "Int")]
    [InlineData("v1", "Pod", "spec.containers.livenessProbe.httpGet.port", "IntOrString")]
    [InlineData("v1", "Pod", "spec.containers.resources.limits", "{Quantity}")]
    [InlineData("v1", "Pod", "metadata.labels", "{String}")]
    [InlineData("v1", "Pod", "metadata.creationTimestamp", "DateTime")]
    [InlineData("v1", "Pod", "spec.nodeSelector", "{String} atomic")]
    [InlineData("v1", "Secret", "data", "{Bytes}")]
    [InlineData("v1", "Pod", "spec.containers.command", "[String]")]
    [InlineData("v1", "Pod", "metadata.finalizers", "[String] set")]
    [InlineData("v1", "Pod", "metadata.ownerReferences", "[V1OwnerReference atomic] map uid=''")]
    [InlineData("v1", "Pod", "metadata.managedFields", "[V1ManagedFieldsEntry]")]
    [InlineData("v1", "Pod", "spec.containers.ports", "[V1ContainerPort] map containerPort=0,protocol='TCP'")]
    [InlineData("v1", "Pod", "spec.topologySpreadConstraints", "[V1TopologySpreadConstraint] map topologyKey='',whenUnsatisfiable=''")]
    [InlineData("v1", "Service", "spec.ports", "[V1ServicePort] map port=0,protocol='TCP'")]
    [InlineData("v1", "ServiceAccount", "secrets", "[V1ObjectReference atomic] map name")]
    [InlineData("v1", "PersistentVolume", "spec.claimRef", "V1ObjectReference")]
    [InlineData("apps/v1", "Deployment", "spec.selector", "V1LabelSelector atomic")]
    [InlineData("networking.k8s.io/v1", "Ingress", "spec.rules", "[V1IngressRule]")]
    [InlineData("rbac.authorization.k8s.io/v1", "RoleBinding", "subjects", "[Rbacv1Subject atomic]")]
    [InlineData("apps/v1", "ControllerRevision", "data", "undeclared")]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec.versions.schema.openAPIV3Schema.properties", "{V1JSONSchemaProps}")]
    public void A_field_has_its_type_and_its_rule_of_merging(string apiVersion, string kind, string path, string expected)
    {
        TypeSchema type = SchemaCatalog.BuiltIn.Find(apiVersion, kind)!;
        foreach (var step in path.Split('.'))
        {
            var item = type is ListSchema list ? list.Items : type;
            Assert.True(Assert.IsType<ObjectSchema>(item).TryFind(step, out var field), step);
            type = field.Type;
        }

        Assert.Equal(expected, SchemaWords.Of(type));
    }

    [Theory]
    [InlineData("apps/v1", "Deploy")]
    [InlineData("apps/v2", "Deployment")]
    [InlineData("", "")]
    public void An_unknown_kind_has_no_type(string apiVersion, string kind) =>
        Assert.Null(SchemaCatalog.BuiltIn.Find(apiVersion, kind));

    [Fact]
    public void Every_type_of_the_table_can_be_read()
    {
        var open = new Stack<TypeSchema>(SchemaCatalog.BuiltIn.Kinds.Select(kind => SchemaCatalog.BuiltIn.Find(kind.ApiVersion, kind.Kind)!));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var type))
        {
            switch (type)
            {
                case ListSchema list:
                    Assert.Equal(list.Merge == ListMerge.Map, !list.Keys.IsEmpty);
                    Assert.All(list.Keys, key => Assert.True(((ObjectSchema)list.Items).TryFind(key.Name, out _), key.Name));
                    open.Push(list.Items);
                    break;
                case MapSchema map:
                    open.Push(map.Values);
                    break;
                case ObjectSchema { Name: not "" } found when seen.Add(found.Name):
                    Assert.NotEmpty(found.Fields);
                    foreach (var field in found.Fields)
                        open.Push(field.Type);
                    break;
            }
        }

        Assert.True(seen.Count > 600, $"{seen.Count} types");
    }

    [Fact]
    public void Every_rule_of_merging_names_a_type_or_field_of_the_table()
    {
        foreach (var (type, field) in MergeRules())
        {
            var found = BuiltInTypes.Read().Type(type);
            Assert.True(field.Length == 0 ? found.Fields.Count > 0 : found.TryFind(field, out _), $"{type}.{field}");
        }

        static IEnumerable<(string Type, string Field)> MergeRules()
        {
            using var stream = typeof(SchemaCatalog).Assembly.GetManifestResourceStream("merge-keys.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                if (line.Split(' ')[0].Split('.', 2) is [[not '#', ..] type, .. var rest])
                    yield return (type, rest is [var field] ? field : "");
            }
        }
    }

    [Fact]
    public void The_kind_of_a_custom_resource_can_be_added_but_not_replace_a_built_in_one()
    {
        var mine = new ObjectSchema("", []);
        var catalog = SchemaCatalog.BuiltIn.With(
        [
            new CustomResourceSchema("example.com/v1", "Fruit", mine), new CustomResourceSchema("v1", "Pod", mine),
        ]);

        Assert.Same(mine, catalog.Find("example.com/v1", "Fruit"));
        Assert.Same(SchemaCatalog.BuiltIn.Find("v1", "Pod"), catalog.Find("v1", "Pod"));
        Assert.Null(SchemaCatalog.BuiltIn.Find("example.com/v1", "Fruit"));
    }

    [Fact]
    public void Concurrent_readers_get_the_same_type()
    {
        var types = new BuiltInTypes("kind v1 A V1A\nV1A\n next V1A\n name string\n", "");
        var found = new ObjectSchema?[64];
        Parallel.For(0, found.Length, i => found[i] = Next(Next(types.Find("v1", "A")!)));
        Assert.All(found, type => Assert.Same(found[0], type));

        static ObjectSchema Next(ObjectSchema type) =>
            type.TryFind("next", out var field) ? (ObjectSchema)field.Type : throw new InvalidDataException();
    }
}
