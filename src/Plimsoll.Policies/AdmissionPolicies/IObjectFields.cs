using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>An object of CEL that can tell which of its fields are set.</summary>
public interface IObjectFields
{
    /// <summary>The fields that are set; a field set to <c>optional.none()</c> is not.</summary>
    IEnumerable<KeyValuePair<CelValue, CelValue>> SetFields { get; }
}
