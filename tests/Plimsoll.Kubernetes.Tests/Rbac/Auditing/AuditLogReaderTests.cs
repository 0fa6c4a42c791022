using System.Text;

namespace Plimsoll.Kubernetes.Rbac.Auditing;

public sealed class AuditLogReaderTests
{
    static async Task<AuditedRequests> ReadAsync(RbacSubject subject, params string[] lines)
    {
        var reader = new AuditLogReader(subject);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await reader.ReadAsync(stream, "audit.log", TestContext.Current.CancellationToken);
        return reader.Result;
    }

    static string Event(string verb, string reference, string more = "") =>
        $$$"""{"kind":"Event","verb":"{{{verb}}}","requestURI":"/metrics?x=1","user":{"username":"bob"}{{{more}}}{{{(reference.Length == 0 ? "" : $",\"objectRef\":{reference}")}}}}""";

    [Fact]
    public async Task The_name_of_a_new_object_is_not_in_the_request()
    {
        var read = await ReadAsync(
            RbacSubject.User("bob"),
            Event("create", """{"resource":"pods","namespace":"one","name":"a"}"""),
            Event("create", """{"resource":"pods","namespace":"one","name":"a","subresource":"exec"}"""),
            Event("get", """{"resource":"deployments","apiGroup":"apps","namespace":"one","name":"a"}"""),
            Event("get", ""));

        Assert.Equal(["", "a", "a", ""], read.Requests.Select(request => request.Name));
        Assert.Equal("/metrics", read.Requests[3].Path);
        Assert.Equal(4, read.Events);
    }

    [Fact]
    public async Task Who_impersonates_needs_that_right_and_the_impersonated_one_the_rest()
    {
        var line = Event("list", """{"resource":"pods","namespace":"one"}""", """,  "impersonatedUser":{"username":"lea","groups":["dev","system:authenticated"]}""");

        var bob = await ReadAsync(RbacSubject.User("bob"), line);
        var lea = await ReadAsync(RbacSubject.User("lea"), line);

        Assert.Equal(["impersonate users lea", "impersonate groups dev"], bob.Requests.Select(request => $"{request.Verb} {request.Resource} {request.Name}"));
        Assert.Equal("list", Assert.Single(lea.Requests).Verb);
    }

    [Fact]
    public async Task Bad_lines_are_told_with_their_number_and_the_rest_goes_on()
    {
        var read = await ReadAsync(
            RbacSubject.User("bob"), "{", "[]", "3", "", Event("*", """{"resource":"pods"}"""), Event("get", """{"resource":"pods"}"""));

        Assert.Equal(["audit.log:1", "audit.log:2", "audit.log:3", "audit.log:5"], read.Unread.Select(item => item.Subject));
        Assert.Single(read.Requests);
    }

    [Fact]
    public async Task A_line_that_never_ends_is_told_once()
    {
        var read = await ReadAsync(RbacSubject.User("bob"), new string('x', AuditLogReader.MaxLineLength + 100_000), Event("get", """{"resource":"pods"}"""));

        Assert.Contains("longer than", Assert.Single(read.Unread).Detail, StringComparison.Ordinal);
        Assert.Single(read.Requests);
    }

    [Fact]
    public async Task A_list_of_events_is_read()
    {
        var read = await ReadAsync(RbacSubject.User("bob"), $$"""{"kind":"EventList","items":[{{Event("get", """{"resource":"pods"}""")}}]}""");

        Assert.Single(read.Requests);
    }
}
