using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The fields of an object as expressions see them. They are found out when they are first asked for.</summary>
sealed class SchemaStruct : StructDeclaration
{
    readonly ObjectSchema _schema;
    readonly SchemaStruct? _parent;
    readonly Lazy<Dictionary<string, SchemaType>> _fields;

    /// <param name="name">Its name: the path to it.</param>
    /// <param name="schema">What is declared.</param>
    /// <param name="parent">The object that it is a part of.</param>
    public SchemaStruct(string name, ObjectSchema schema, SchemaStruct? parent)
        : base(name)
    {
        (_schema, _parent) = (schema, parent);
        _fields = new Lazy<Dictionary<string, SchemaType>>(FieldTypes);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Fields => _fields.Value.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool TryFindField(string field, out CelType type)
    {
        var found = Find(field);
        type = found?.Type ?? CelType.Error;
        return found is not null;
    }

    /// <summary>The type of a field by its name in expressions; a reserved word needs no escaping where it can be parsed.</summary>
    public SchemaType? Find(string field) => _fields.Value.GetValueOrDefault(field)
        ?? (FieldEscaping.IsReserved(field) ? _fields.Value.GetValueOrDefault($"__{field}__") : null);

    /// <summary>The fewest bytes of an object as JSON: its braces and the fields that each must have.</summary>
    public long MinBytes() => 2 + _schema.Fields
        .Where(field => field is { IsRequired: true, HasDefault: false })
        .Sum(field => SchemaType.Of(field.Type, "", this) is { } type ? field.Name.Length + type.MinBytes + 4 : 0);

    /// <summary>Kubernetes ends a type that contains itself with an object without fields.</summary>
    bool RepeatsAnOuterType()
    {
        if (_schema.Name.Length == 0)
            return false;
        for (var outer = _parent; outer is not null; outer = outer._parent)
        {
            if (outer._schema.Name == _schema.Name)
                return true;
        }

        return false;
    }

    Dictionary<string, SchemaType> FieldTypes()
    {
        var types = new Dictionary<string, SchemaType>(StringComparer.Ordinal);
        if (RepeatsAnOuterType())
            return types;
        foreach (var field in _schema.Fields)
        {
            if (FieldEscaping.TryEscape(field.Name, out var name)
                && SchemaType.Of(field.Type, $"{Name}.{name}", this) is { } type)
            {
                types[name] = type;
            }
        }

        return types;
    }
}
