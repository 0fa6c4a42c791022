using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The types of which mutations are made: <c>Object</c>, <c>Object.spec</c> and so on, and <c>JSONPatch</c>.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/mutation, v1.37.</remarks>
sealed class MutationTypes : IStructProvider
{
    public const string ObjectName = "Object";
    public const string PatchName = "JSONPatch";

    public static readonly CelType Object = CelType.Struct(ObjectName);

    public static readonly CelType PatchList = CelType.List(CelType.Struct(PatchName));

    static readonly PatchDeclaration Patch = new();

    public StructDeclaration? Find(string name) => name switch
    {
        PatchName => Patch,
        ObjectName => new ObjectDeclaration(name),
        _ when name.StartsWith("Object.", StringComparison.Ordinal) => new ObjectDeclaration(name),
        _ => null,
    };
}
