using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary><c>JSONPatch{op: ..., path: ..., from: ..., value: ...}</c>.</summary>
sealed class PatchDeclaration() : StructDeclaration(MutationTypes.PatchName)
{
    public override IEnumerable<string> Fields => ["from", "op", "path", "value"];

    public override bool TryFindField(string field, out CelType type)
    {
        type = field == "value" ? CelType.Dyn : CelType.String;
        return field is "op" or "path" or "from" or "value";
    }

    public override CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields) =>
        CelValue.Of(new ObjectValue(Type, fields));
}
