using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The type of <c>variables</c>: grows while a policy is read, so that a variable knows those before it. Not safe for concurrent use until then.</summary>
sealed class VariableFields() : StructDeclaration(TypeName), IStructProvider
{
    public const string TypeName = "kubernetes.variables";

    readonly Dictionary<string, CelType> _fields = new(StringComparer.Ordinal);

    public override IEnumerable<string> Fields => _fields.Keys;

    public void Add(string name, CelType type) => _fields[name] = type;

    public override bool TryFindField(string field, out CelType type)
    {
        var isKnown = _fields.TryGetValue(field, out var found);
        type = found ?? CelType.Error;
        return isKnown;
    }

    public StructDeclaration? Find(string name) => name == TypeName ? this : null;
}
