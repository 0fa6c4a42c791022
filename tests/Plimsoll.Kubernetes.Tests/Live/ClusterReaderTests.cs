using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Live;

public sealed class ClusterReaderTests
{
    readonly HastyTime _time = new();

    [Fact]
    public async Task Pages_follow_each_other_and_objects_carry_what_the_list_says_once()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")], "more/x"),
            "/api/v1/pods?limit=500&continue=more%2Fx" => LoopbackAnswer.List([TestCluster.Pod("b")]),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server);

        Assert.Empty(live.Unread);
        Assert.Equal("v1.33.4", live.Version);
        Assert.Equal(["Pod shop/a", "Pod shop/b"], live.Objects.Select(found => found.Reference.ToString()));
        Assert.Equal("v1", live.Objects[0].Root["apiVersion"].AsText);
        Assert.Equal("cluster:shop/Pod/a", live.Objects[0].Root["spec"]!.Location.ToString());
        Assert.Null(live.Objects[0].Root["metadata"]!["managedFields"]);
        Assert.Equal("uid-a", live.Objects[0].Root["metadata"]!["uid"].AsText);
        Assert.All(server.Heads, head => Assert.Contains("Authorization: Bearer secret-token", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_the_server_has_is_asked_for()
    {
        await using var server = new LoopbackServer(TestCluster.Answer);

        var live = await ReadAsync(server, LiveUse.All);

        Assert.Empty(live.Unread);
        Assert.DoesNotContain(server.Requests, path => path.Contains("rbac", StringComparison.Ordinal));
        Assert.Contains("/apis/networking.k8s.io/v1/networkpolicies?limit=500", server.Requests);
    }

    [Fact]
    public async Task Version_that_is_not_understood_is_told()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/apis" => LoopbackAnswer.Json("""{"groups":[{"name":"batch","versions":[{"version":"v9"}]}]}"""),
            "/apis/batch/v9" => LoopbackAnswer.Json("""{"resources":[{"name":"jobs"}]}"""),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server);

        var unread = Assert.Single(live.Unread);
        Assert.Equal(("jobs.batch", UnreadReason.Unsupported, "the server has it as v9: expected v1"), (unread.Subject, unread.Reason, unread.Detail));
    }

    [Fact]
    public async Task A_list_that_the_server_forgets_is_read_from_its_beginning()
    {
        var forgotten = 0;
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")], "next"),
            "/api/v1/pods?limit=500&continue=next" => Interlocked.Increment(ref forgotten) < 3
                ? LoopbackAnswer.Refusing(410, "too old")
                : LoopbackAnswer.List([TestCluster.Pod("b")]),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server);

        Assert.Empty(live.Unread);
        Assert.Equal(["a", "b"], live.Objects.Select(found => found.Reference.Name));
    }

    [Fact]
    public async Task A_list_that_is_always_forgotten_is_unread_and_its_pages_stay()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")], "next"),
            "/api/v1/pods?limit=500&continue=next" => LoopbackAnswer.Refusing(410),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server);

        Assert.Contains("1 objects were read before", Assert.Single(live.Unread).Detail, StringComparison.Ordinal);
        Assert.Single(live.Objects);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says()
    {
        var asked = 0;
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500" && Interlocked.Increment(ref asked) < 4
            ? LoopbackAnswer.Refusing(asked == 2 ? 503 : 429) with { Headers = asked == 1 ? "Retry-After: 7\r\n" : asked == 3 ? "Retry-After: 9999\r\n" : "" }
            : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        Assert.Empty(live.Unread);
        Assert.Equal([7, 0.4, LiveLimits.MaxWaitSeconds], _time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_server_that_stays_busy_is_unread_after_some_attempts(int status)
    {
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500" ? LoopbackAnswer.Refusing(status, "busy\\u001b[31m") : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        var unread = Assert.Single(live.Unread);
        Assert.Equal(("pods", $"list in the whole cluster: {status} busy [31m"), (unread.Subject, unread.Detail));
        Assert.Equal(LiveLimits.MaxAttempts, server.Requests.Count(path => path == "/api/v1/pods?limit=500"));
    }

    [Fact]
    public async Task Half_of_the_resources_refused_is_told_with_the_right_that_is_missing()
    {
        await using var server = new LoopbackServer(path => path.Contains("/apps/v1/", StringComparison.Ordinal) && path.Contains('?', StringComparison.Ordinal)
            ? LoopbackAnswer.Refusing(403)
            : path == "/api/v1/pods?limit=500" ? LoopbackAnswer.List([TestCluster.Pod("a")]) : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        Assert.Equal(["daemonsets.apps", "deployments.apps", "replicasets.apps", "statefulsets.apps"], live.Unread.Select(unread => unread.Subject));
        Assert.All(live.Unread, unread => Assert.Contains($"needs the right to list {unread.Subject} in the whole cluster", unread.Detail, StringComparison.Ordinal));
        Assert.Single(live.Objects);
    }

    [Fact]
    public async Task A_server_that_goes_away_leaves_what_was_read()
    {
        LoopbackServer? server = null;
        var killed = new TaskCompletionSource();
        await using var owned = server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")], "next"),
            "/api/v1/pods?limit=500&continue=next" => TestCluster.Answer(path) with { Before = Kill },
            _ when path.Contains('?', StringComparison.Ordinal) => TestCluster.Answer(path) with { Before = killed.Task.WaitAsync },
            _ => TestCluster.Answer(path),
        });

        Task Kill(CancellationToken token)
        {
            server!.Kill(); // It is serving this request.
            killed.TrySetResult();
            return Task.CompletedTask;
        }

        var live = await ReadAsync(server, LiveUse.All);

        Assert.Contains(live.Objects, found => found.Reference.Name == "a");
        Assert.Contains(live.Unread, unread => unread.Subject == "pods" && unread.Detail.EndsWith("1 objects were read before", StringComparison.Ordinal));
        Assert.True(live.Unread.Length > 5, "every list that was not read is named");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        var asked = 0;
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500"
            ? LoopbackAnswer.List([TestCluster.Pod("a")]) with { IsCut = Interlocked.Increment(ref asked) == 1 }
            : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        Assert.Empty(live.Unread);
        Assert.Single(live.Objects);
    }

    [Fact]
    public async Task An_answer_that_always_breaks_off_is_truncated_and_others_go_on()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")]) with { IsCut = true },
            "/apis/apps/v1/deployments?limit=500" => LoopbackAnswer.List([TestCluster.Pod("d")]),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server);

        Assert.Equal(("pods", UnreadReason.Truncated), (Assert.Single(live.Unread).Subject, live.Unread[0].Reason));
        Assert.Equal(["Deployment shop/d"], live.Objects.Select(found => found.Reference.ToString()));
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_asked_for_in_smaller_ones()
    {
        var huge = new byte[LiveLimits.MaxAnswerBytes + 1];
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/pods?limit=500" => new LoopbackAnswer(200, huge),
            "/api/v1/pods?limit=25" => LoopbackAnswer.List([TestCluster.Pod("a")]),
            "/api/v1/services?limit=500" or "/api/v1/services?limit=25" => new LoopbackAnswer(200, huge),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server, LiveUse.Network);

        Assert.Single(live.Objects);
        Assert.Equal(("services", UnreadReason.LimitExceeded, "the answer is larger than 64 MiB"), (Assert.Single(live.Unread).Subject, live.Unread[0].Reason, live.Unread[0].Detail));
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for_only_so_long()
    {
        await using var server = new LoopbackServer(path => path is "/api/v1/pods?limit=500" or "/api/v1/pods?limit=25"
            ? TestCluster.Answer(path) with { Before = token => Task.Delay(TimeSpan.FromMinutes(5), token) }
            : TestCluster.Answer(path));

        var live = await new ClusterReader(server.Connection, _time) { Patience = TimeSpan.FromSeconds(2) }
            .ReadAsync(LiveUse.Check, [], null, TestContext.Current.CancellationToken);

        Assert.Equal(("pods", UnreadReason.LimitExceeded), (Assert.Single(live.Unread).Subject, live.Unread[0].Reason));
    }

    [Theory]
    [InlineData("<html>proxy</html>")]
    [InlineData("[]")]
    [InlineData("""{"kind":"PodList"}""")]
    [InlineData("""{"items":[{"metadata":""")]
    [InlineData("")]
    public async Task What_is_no_list_is_malformed(string body)
    {
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500" ? LoopbackAnswer.Json(body) : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        Assert.Equal(("pods", UnreadReason.Malformed, "the answer is no list"), (Assert.Single(live.Unread).Subject, live.Unread[0].Reason, live.Unread[0].Detail));
    }

    [Fact]
    public async Task A_broken_object_is_unread_with_its_place_and_the_others_are_read()
    {
        var deep = new StringBuilder().Insert(0, "[", 202).Append(']', 202);
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500"
            ? LoopbackAnswer.List([$$"""{"metadata":{"name":"deep","namespace":"shop"},"spec":{{deep}}}""", "7", TestCluster.Pod("a")])
            : TestCluster.Answer(path));

        var live = await ReadAsync(server);

        Assert.Equal(["cluster:shop/Pod/deep", "cluster:Pod/"], live.Unread.Select(unread => unread.Subject));
        Assert.Equal(["a"], live.Objects.Select(found => found.Reference.Name));
    }

    [Fact]
    public async Task What_a_controller_made_that_is_read_itself_is_left_out()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/apis/apps/v1/deployments?limit=500" => LoopbackAnswer.List([TestCluster.Pod("web")]),
            "/apis/apps/v1/replicasets?limit=500" => LoopbackAnswer.List([TestCluster.Pod("web-1", more: TestCluster.OwnedBy("Deployment", "uid-web"))]),
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([
                TestCluster.Pod("web-1-a", more: TestCluster.OwnedBy("ReplicaSet", "uid-web-1")),
                TestCluster.Pod("static", more: TestCluster.OwnedBy("Node", "uid-node")),
                TestCluster.Pod("rollout-1", more: TestCluster.OwnedBy("Rollout", "uid-unknown")),
            ]),
            "/api/v1/nodes?limit=500" => LoopbackAnswer.List([TestCluster.Pod("node", "")]),
            _ => TestCluster.Answer(path),
        });

        var live = await ReadAsync(server, LiveUse.Posture);

        Assert.Equal(["node", "static", "rollout-1", "web"], live.Objects.Select(found => found.Reference.Name));
    }

    [Fact]
    public async Task One_namespace_is_read_with_rights_in_it_alone()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/namespaces/shop" => LoopbackAnswer.Json("""{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop"}}"""),
            "/api/v1/namespaces/shop/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")]),
            _ when path.Contains('?', StringComparison.Ordinal) && !path.Contains("/namespaces/shop/", StringComparison.Ordinal) => LoopbackAnswer.Refusing(403),
            _ => TestCluster.Answer(path),
        });

        var live = await new ClusterReader(server.Connection, _time).ReadAsync(LiveUse.Check, ["shop"], null, TestContext.Current.CancellationToken);

        Assert.Empty(live.Unread);
        Assert.Equal(["Namespace shop", "Pod shop/a"], live.Objects.Select(found => found.Reference.ToString()));
        Assert.Equal("cluster:Namespace/shop", live.Objects[0].Location.ToString());
    }

    [Fact]
    public async Task One_namespace_is_read_with_the_right_to_list_all_too()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/api/v1/namespaces/shop" or "/api/v1/namespaces/gone" => LoopbackAnswer.Refusing(403),
            "/api/v1/namespaces?fieldSelector=metadata.name%3Dshop&limit=1" => LoopbackAnswer.List(["""{"metadata":{"name":"shop"}}"""]),
            _ => TestCluster.Answer(path),
        });

        var live = await new ClusterReader(server.Connection, _time).ReadAsync(LiveUse.Check, ["shop", "gone"], null, TestContext.Current.CancellationToken);

        Assert.Equal(["Namespace shop"], live.Objects.Select(found => found.Reference.ToString()));
        Assert.Equal("namespaces in gone", Assert.Single(live.Unread).Subject);
    }

    [Fact]
    public async Task Refused_discovery_is_made_up_for_by_trying()
    {
        await using var server = new LoopbackServer(path => path switch
        {
            "/apis" or "/api/v1" => LoopbackAnswer.Refusing(403),
            "/api/v1/pods?limit=500" => LoopbackAnswer.List([TestCluster.Pod("a")]),
            _ => TestCluster.Answer(path),
        });

        Assert.Single((await ReadAsync(server)).Objects);
    }

    [Theory]
    [InlineData(401, "does not know this user")]
    [InlineData(200, "no API server")]
    public async Task A_server_of_which_nothing_can_be_read_is_unreachable(int status, string words)
    {
        await using var server = new LoopbackServer(_ => status == 200 ? LoopbackAnswer.Json("<html>") : LoopbackAnswer.Refusing(status));

        var told = await Assert.ThrowsAsync<UnreachableClusterException>(() => ReadAsync(server));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answered_is_asked_once()
    {
        var server = new LoopbackServer(TestCluster.Answer);
        await server.DisposeAsync();

        var told = await Assert.ThrowsAsync<UnreachableClusterException>(() => ReadAsync(server));

        Assert.Contains("no connection", told.Message, StringComparison.Ordinal);
        Assert.Empty(_time.Waits);
    }

    Task<LiveCluster> ReadAsync(LoopbackServer server, LiveUse uses = LiveUse.Check) =>
        new ClusterReader(server.Connection, _time).ReadAsync(uses, [], null, TestContext.Current.CancellationToken);
}
