using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>
/// The types <c>Object</c>, <c>Object.spec</c>, <c>Object.spec.template</c> and so on of mutating policies: every name is one, and
/// has every field.
/// </summary>
/// <remarks>k8s.io/apiserver/pkg/cel/mutation.</remarks>
public sealed class DynamicObjects : IStructProvider
{
    const string Root = "Object";
    const string Prefix = Root + ".";

    DynamicObjects()
    {
    }

    /// <summary>The types.</summary>
    public static DynamicObjects Types { get; } = new();

    /// <inheritdoc/>
    public StructDeclaration? Find(string name) =>
        name == Root || name.StartsWith(Prefix, StringComparison.Ordinal) ? new DynamicDeclaration(name) : null;

    sealed class DynamicDeclaration(string name) : StructDeclaration(name)
    {
        public override bool TryFindField(string field, out CelType type)
        {
            type = CelType.Dyn;
            return true;
        }

        public override CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields)
        {
            var set = new KeyValuePair<string, CelValue>[fields.Length];
            for (var i = 0; i < fields.Length; i++)
                set[i] = KeyValuePair.Create(fields[i].Key.Text, fields[i].Value);
            return CelValue.Of(new DynamicObject(Type, [.. set]));
        }
    }
}
