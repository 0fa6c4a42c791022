using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary><c>Object</c> or a part of it; it has every field.</summary>
sealed class ObjectDeclaration(string name) : StructDeclaration(name)
{
    public override bool TryFindField(string field, out CelType type)
    {
        type = CelType.Dyn;
        return true;
    }

    public override CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields) =>
        CelValue.Of(new ObjectValue(Type, fields));
}
