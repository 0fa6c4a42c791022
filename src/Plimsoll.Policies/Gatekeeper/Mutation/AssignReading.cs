using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Reads what Assign and AssignMetadata set.</summary>
/// <remarks>Gatekeeper, apis/mutations/unversioned AssignField.</remarks>
static class AssignReading
{
    /// <summary>The change; <c>null</c> where it cannot be read.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="isText">Whether only texts may be set.</param>
    public static Modification? Read(FieldReader parameters, bool isText)
    {
        if (parameters.Mapping("assign", isRequired: true) is not { } node)
            return null;
        var assign = new FieldReader(node, parameters.PathOf("assign"), parameters.Issues, "value", "fromMetadata", "externalData");
        if (assign.Has("externalData"))
            assign.Fail("externalData", "external data providers are not asked by this version of Plimsoll, so what would be set is not known");
        var given = (assign.Has("value") ? 1 : 0) + (assign.Has("fromMetadata") ? 1 : 0) + (assign.Has("externalData") ? 1 : 0);
        if (given != 1)
            parameters.Fail("assign", "must have one of value, fromMetadata and externalData");
        if (assign.Mapping("fromMetadata") is { } source)
            return FromMetadata(new FieldReader(source, assign.PathOf("fromMetadata"), assign.Issues, "field"));
        if (assign.Node["value"] is not { } value || !value.IsSet)
            return null;
        if (isText && value.AsText is null)
            assign.Fail("value", "must be a string: quote it");
        return new AssignedValue(value);
    }

    static AssignedMetadata FromMetadata(FieldReader source) =>
        new(source.Word("field", isRequired: true, "name", "namespace") == "namespace");
}
