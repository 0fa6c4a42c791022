using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Makes the values of <c>authorizer</c> and <c>authorizer.requestResource</c>.</summary>
sealed class ClusterAuthorizers
{
    static readonly CelValue NoRoles = CelValue.Error(
        CelErrorKind.InvalidArgument,
        "authorizer: no roles and bindings are known to answer from");

    public CelValue Of(UserInfo user) => user.Username.Length < 0 ? default : NoRoles;

    public CelValue OfRequest(AdmissionRequest request) => request.Name.Length < 0 ? default : NoRoles;
}
