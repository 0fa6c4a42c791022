using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class ReviewDocumentTests
{
    const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {priority: 1.5, hostNetwork: true}}";

    [Fact]
    public void A_request_is_the_JSON_of_an_AdmissionReview()
    {
        var request = Gate.Create(Pod) with
        {
            Uid = "u1", Subresource = "status", User = new UserInfo("eve", "", ["dev"], UserInfo.Default.Extra.Add("a", ["b"])),
        };

        Assert.Equal(
            """
            {"dryRun": false, "kind": {"group": "", "kind": "Pod", "version": "v1"}, "name": "web", "namespace": "shop",
             "object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"hostNetwork": true, "priority": 1.5}},
             "oldObject": null, "operation": "CREATE", "options": null, "requestKind": {"group": "", "kind": "Pod", "version": "v1"},
             "requestResource": {"group": "", "resource": "pods", "version": "v1"}, "requestSubResource": "status",
             "resource": {"group": "", "resource": "pods", "version": "v1"}, "subResource": "status", "uid": "u1",
             "userInfo": {"extra": {"a": ["b"]}, "groups": ["dev"], "username": "eve"}}
            """.ReplaceLineEndings(""),
            Document(request).ToString());
    }

    [Fact]
    public void An_object_alone_has_no_operation_and_no_user()
    {
        var document = new RegoObject(new ReviewDocument(GatekeeperRequests.Of(Gate.Object(Pod)), null, isObjectOnly: true));

        Assert.Equal("\"\"", document["operation"]!.ToString());
        Assert.Equal("{}", document["userInfo"]!.ToString());
        Assert.Equal("""{"group": "", "resource": "", "version": ""}""", document["resource"]!.ToString());
        Assert.Null(document["dryRun"]);
    }

    [Fact]
    public void An_object_that_is_to_be_removed_is_the_object_and_the_old_one()
    {
        var document = Document(AdmissionRequests.Delete(Gate.Object(Pod)));

        Assert.Equal(document["object"], document["oldObject"]);
        Assert.Equal("\"DELETE\"", document["operation"]!.ToString());
    }

    [Fact]
    public void The_Namespace_is_there_where_it_is_known()
    {
        var shop = Gate.Object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}").Root;

        var document = new RegoObject(new ReviewDocument(Gate.Create(Pod), shop, isObjectOnly: false));

        Assert.Equal(document["namespaceObject"], ((RegoObject)document["_unstable"]!)["namespace"]);
    }

    static RegoObject Document(AdmissionRequest request) => new(new ReviewDocument(request, null, isObjectOnly: false));
}
