using System.Collections.Frozen;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>The types of Kubernetes objects by API version and kind. Immutable; safe for concurrent use.</summary>
public sealed class SchemaCatalog
{
    static readonly Lazy<BuiltInTypes> Types = new(BuiltInTypes.Read);

    readonly FrozenDictionary<(string ApiVersion, string Kind), ObjectSchema> _custom;

    SchemaCatalog(FrozenDictionary<(string ApiVersion, string Kind), ObjectSchema> custom) => _custom = custom;

    /// <summary>The built-in types of Kubernetes 1.37.</summary>
    public static SchemaCatalog BuiltIn { get; } = new(FrozenDictionary<(string, string), ObjectSchema>.Empty);

    /// <summary>The type of <c>metadata</c>.</summary>
    public static ObjectSchema ObjectMeta => Types.Value.Type("V1ObjectMeta");

    /// <summary>All API versions and kinds.</summary>
    public IEnumerable<(string ApiVersion, string Kind)> Kinds => Types.Value.Kinds.Concat(_custom.Keys);

    /// <summary>The type of the objects of a kind.</summary>
    /// <param name="apiVersion">e.g. <c>apps/v1</c>.</param>
    /// <param name="kind">e.g. <c>Deployment</c>.</param>
    /// <returns>The type; <c>null</c> where the kind is not known.</returns>
    public ObjectSchema? Find(string apiVersion, string kind) =>
        Types.Value.Find(apiVersion, kind) ?? _custom.GetValueOrDefault((apiVersion, kind));

    /// <summary>This catalog with the kinds of custom resources; a kind that it knows stays as it is.</summary>
    /// <param name="resources">What CRDs declare; of equal kinds the first one counts.</param>
    public SchemaCatalog With(IEnumerable<CustomResourceSchema> resources)
    {
        var custom = _custom.ToDictionary();
        foreach (var resource in resources)
            custom.TryAdd((resource.ApiVersion, resource.Kind), resource.Schema);
        return new SchemaCatalog(custom.ToFrozenDictionary());
    }
}
