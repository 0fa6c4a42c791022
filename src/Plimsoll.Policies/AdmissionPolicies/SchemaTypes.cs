using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>
/// The type of the objects of a kind and of their parts, for the type check of expressions over them. Safe for concurrent
/// use.
/// </summary>
/// <remarks>
/// k8s.io/apiserver/pkg/cel/openapi: a type with fields is named by the path to it, e.g. <c>Deployment.spec.template</c>,
/// <c>Pod.spec.containers.@idx</c>. As in Kubernetes, quantities of built-in types are not to be seen, nor lists and maps of
/// them: <c>resources.limits</c> is an undefined field.
/// </remarks>
public sealed class SchemaTypes : IStructProvider
{
    readonly string _name;
    readonly SchemaType? _root;

    /// <summary>The types of the objects of a kind.</summary>
    /// <param name="name">The name of the type, e.g. the kind; different for kinds that are used together.</param>
    /// <param name="schema">The type of the objects.</param>
    public SchemaTypes(string name, TypeSchema schema)
    {
        _name = name;
        _root = SchemaType.Of(schema, name, null);
    }

    /// <summary>The type of the objects; dyn where nothing of them is declared.</summary>
    public CelType Type => _root?.Type ?? CelType.Dyn;

    /// <summary>The type of the objects with what is known of their sizes.</summary>
    internal SchemaType? Root => _root;

    /// <inheritdoc/>
    public StructDeclaration? Find(string name)
    {
        if (name == _name)
            return _root?.Struct;
        if (!name.StartsWith(_name, StringComparison.Ordinal) || name[_name.Length] != '.')
            return null;
        var type = _root;
        foreach (var step in name[(_name.Length + 1)..].Split('.'))
            type = step is "@idx" or "@elem" ? type?.Element : type?.Struct?.Find(step);
        return type?.Struct;
    }
}
