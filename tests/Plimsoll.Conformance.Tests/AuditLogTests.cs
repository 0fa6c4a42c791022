using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Auditing;

namespace Plimsoll.Conformance;

/// <summary>The demonstration log of audit2rbac: for every user of it, the role allows each request, without a wildcard.</summary>
public sealed class AuditLogTests
{
    [Fact]
    public async Task A_role_for_a_user_allows_each_of_its_requests()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("audit2rbac");
        var log = Path.Combine(suite.Folder, "testdata", "demo.log");
        foreach (var name in new[] { "bob", "system:admin" })
        {
            var subject = RbacSubject.User(name);
            var reader = new AuditLogReader(subject);
            await using (var stream = File.OpenRead(log))
                await reader.ReadAsync(stream, "demo.log", cancellation);
            var asked = reader.Result;
            var yaml = string.Join("---\n", LeastPrivilege.For(subject, asked.Requests, "least", 20).Select(made => YamlOutput.Write(made)));
            using var made = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
            var index = new RbacIndex(RbacReader.Read((await ManifestReader.ReadAsync(made, "least.yaml", cancellation)).Objects));
            var refused = asked.Requests.Where(request => !index.Can(RbacUser.Of(subject), request).IsAllowed).ToList();
            suite.Record($"{name}-read", asked.Unread.IsEmpty && !asked.Requests.IsEmpty, string.Join("; ", asked.Unread));
            suite.Record($"{name}-allowed", refused.Count == 0, string.Join("; ", refused));
            suite.Record($"{name}-no-wildcard", !yaml.Contains('*', StringComparison.Ordinal), yaml);
            suite.Record($"{name}-no-problems", index.Objects.Problems.IsEmpty, string.Join("; ", index.Objects.Problems));
        }

        suite.Finish();
    }
}
