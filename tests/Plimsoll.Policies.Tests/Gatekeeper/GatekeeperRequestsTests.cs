using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class GatekeeperRequestsTests
{
    [Fact]
    public void A_review_may_leave_out_kind_and_resource()
    {
        Assert.True(GatekeeperRequests.TryRead(
            Review("{operation: UPDATE, object: {apiVersion: v1, kind: Pod}, oldObject: {apiVersion: v1, kind: Pod}}"), out var request, out _));

        Assert.Equal(AdmissionOperation.Update, request!.Operation);
        Assert.Equal("", request.Kind.Kind);
        Assert.Equal("", request.User.Username);
    }

    [Theory]
    [InlineData("{}", "neither object nor oldObject")]
    [InlineData("{operation: DELETE, object: {apiVersion: v1, kind: Pod}}", "a DELETE request must have the oldObject")]
    [InlineData("{object: {kind: Pod}}", "request.object must be an object with apiVersion and kind")]
    [InlineData("{object: {apiVersion: v1, kind: Pod}, oldObject: {a: b}}", "request.oldObject must be an object with apiVersion and kind")]
    public void A_review_without_its_objects_is_refused(string written, string problem)
    {
        Assert.False(GatekeeperRequests.TryRead(Review(written), out _, out var told));

        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_alone_keeps_what_is_written() =>
        Assert.Equal(("", ""), (GatekeeperRequests.Of(Gate.Object("{apiVersion: v1, kind: Pod}")).Namespace, GatekeeperRequests.Of(Gate.Object("{apiVersion: v1, kind: Pod}")).Name));

    static Kubernetes.Objects.KubernetesObject Review(string request) =>
        Gate.Object($"apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nrequest: {request}");
}
