using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

public sealed class StagedEvaluationTests
{
    static readonly ExaminedImage Web = Image("registry.example/shop/web:1", Samples.Match(Severity.Critical, exploited: true));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("image.registry == 'registry.example' && image.repository == 'shop/web' && image.tag == '1' && image.digest == ''")]
    [InlineData("images.size() == 1 && images[0].reference == image.reference")]
    [InlineData("image.vulnerabilities.exists(v, v.severity == 'Critical' && v.knownExploited && v.fixedVersion == '1.2.6' && v.id == 'CVE-2021-44906')")]
    [InlineData("image.packages.exists(p, p.name == 'minimist' && p.version == '0.0.8' && p.ecosystem == 'npm')")]
    [InlineData("image.scan.complete && image.scan.unread.size() == 0")]
    [InlineData("now - image.created == duration('2400h')")]
    [InlineData("image.user == '' && image.labels == {} && image.env == {}")]
    [InlineData("image.layers.all(l, l.size > 0)")]
    public void At_the_stage_build_an_image_shows_what_the_scan_found(string expression) =>
        Assert.Equal(ValidationOutcome.Holds, Build(expression, Web));

    [Theory]
    [InlineData("object.spec.replicas == 2 && request.operation == 'CREATE' && oldObject == null")]
    [InlineData("workload.kind == 'Deployment' && workload.name == 'web' && workload.namespace == 'shop' && workload.replicas == 2")]
    [InlineData("workload.containers.map(c, c.name + '/' + c.kind) == ['migrate/init', 'web/regular', 'proxy/regular']")]
    [InlineData("workload.containers.exists(c, c.object.?securityContext.privileged.orValue(false))")]
    [InlineData("workload.labels['team'] == 'shop' && workload.podLabels['app'] == 'web' && workload.serviceAccountName == 'default'")]
    [InlineData("workload.automountsToken && workload.exposure == 'none' && workload.networkPolicies == []")]
    [InlineData("workload.podSpec.containers.size() == 2")]
    [InlineData("images.size() == 2 && images.exists(i, i.digest.startsWith('sha256:')) && images.all(i, i.registry != '')")]
    [InlineData("images[0].vulnerabilities.size() == 1")]
    [InlineData("namespaceObject.metadata.name == 'shop'")]
    public void At_the_stage_deploy_there_are_the_object_its_workload_and_its_images(string expression) =>
        Assert.Equal(ValidationOutcome.Holds, Deploy(expression).Outcome);

    [Theory]
    [InlineData("images[1].vulnerabilities.size() == 0", "vulnerabilities of image docker.io/library/nginx@sha256:")]
    [InlineData("images.all(i, i.packages.size() < 100)", "was not scanned")]
    [InlineData("images[0].secrets.size() == 0", "this version does not look for it")]
    public void What_nobody_examined_is_no_denial_but_unexamined(string expression, string message)
    {
        var decision = Deploy(expression);

        Assert.True(decision.IsUnexamined);
        Assert.Contains(message, decision.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_does_not_need_what_was_not_examined_stands() =>
        Assert.Equal(ValidationOutcome.Fails, Deploy("images.exists(i, i.vulnerabilities.size() > 5) && object.spec.replicas > 2").Outcome);

    [Fact]
    public void Without_match_constraints_it_is_about_all_that_runs_pods_and_nothing_else()
    {
        var config = Written.Objects("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}");

        Assert.Empty(Evaluation("true", "deploy").OfRequest(AdmissionRequests.Create(config[0]), Cancellation));
        Assert.Single(Evaluation("true", "deploy").OfRequest(AdmissionRequests.Create(Written.Objects(Written.Deployment)[0]), Cancellation));
    }

    [Fact]
    public void An_object_that_runs_no_pods_has_no_workload()
    {
        const string configMaps = """
              matchConstraints:
                resourceRules:
                  - {apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}
            """;
        var policies = Written.Policies(Written.Staged("deploy", "workload == null && images == []", configMaps));
        var config = Written.Objects("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}");

        var reviews = new StagedEvaluation(policies.Staged, ClusterObjects.Empty, [], Samples.Now).OfRequest(AdmissionRequests.Create(config[0]), Cancellation);

        Assert.Equal(ValidationOutcome.Holds, Assert.Single(Assert.Single(reviews).Review.Decisions).Outcome);
    }

    [Theory]
    [InlineData("type: ClusterIP", "cluster")]
    [InlineData("type: NodePort", "nodePort")]
    [InlineData("type: LoadBalancer", "loadBalancer")]
    [InlineData("externalIPs: [192.0.2.1]", "loadBalancer")]
    public void Services_that_select_the_pod_expose_it(string service, string exposure)
    {
        var objects = Written.Objects($$"""
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {selector: {app: web}, {{service}} }
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: all, namespace: shop}
            spec: {podSelector: {} }
            ---
            {{Written.Deployment}}
            """);

        Assert.Equal(
            ValidationOutcome.Holds,
            Deploy($"workload.exposure == '{exposure}' && workload.networkPolicies == ['all']", objects).Outcome);
    }

    [Fact]
    public void Vulnerabilities_that_are_set_apart_are_in_a_list_of_their_own()
    {
        var counted = Samples.Match(Severity.High);
        var excused = Samples.Match(Severity.Critical) with
        {
            Suppression = new Suppression(SuppressionKind.Vex, "web.json", "Shop", "not_affected", "", null),
        };
        var image = Image("registry.example/shop/web:1", counted) with { Matches = [excused, counted] };

        Assert.Equal(ValidationOutcome.Holds, Build("image.vulnerabilities.map(v, v.severity + v.fixState) == ['HighFixed'] && !image.vulnerabilities[0].suppressed", image));
        Assert.Equal(
            ValidationOutcome.Holds,
            Build("image.suppressedVulnerabilities.all(v, v.suppressed && v.severity == 'Critical' && v.suppressedBy == 'not_affected by Shop, web.json')", image));
    }

    [Fact]
    public void An_image_named_by_a_file_has_no_registry()
    {
        var image = Samples.Image() with { Facts = Samples.Facts([], []) with { Name = "web.tar", Source = "web.tar" } };

        Assert.Equal(ValidationOutcome.Error, Build("image.registry == 'x'", image));
    }

    [Fact]
    public void The_end_of_life_of_an_operating_system_can_be_compared_where_it_is_known()
    {
        var facts = Samples.Facts([], []) with { Distro = new Distro("alpine", "3.19.1", "", "") { EndOfLife = new DateOnly(2025, 11, 1) } };
        var image = Samples.Image() with { Facts = facts };
        Assert.Equal(ValidationOutcome.Holds, Build("image.os.endOfLife == timestamp('2025-11-02T00:00:00Z')", image));
        Assert.Equal(ValidationOutcome.Holds, Build("has(image.os.endOfLife)", image));

        var unknown = image with { Facts = facts with { Distro = new Distro("alpine", "edge", "", "") } };
        Assert.Equal(ValidationOutcome.Holds, Build("!has(image.os.endOfLife)", unknown));
        Assert.Equal(ValidationOutcome.Error, Build("image.os.endOfLife < timestamp('2025-11-02T00:00:00Z')", unknown));
    }

    [Fact]
    public void A_folder_has_packages_but_no_settings_of_an_image()
    {
        var folder = Samples.Image() with { Facts = Samples.Facts([], []) with { Target = ScanTarget.Folder } };

        Assert.Equal(ValidationOutcome.Holds, Build("image.packages.size() == 0", folder));
        Assert.Equal(ValidationOutcome.Error, Build("image.user != ''", folder));
    }

    static ValidationOutcome Build(string expression, ExaminedImage image) =>
        Assert.Single(Assert.Single(Evaluation(expression, "build").OfImage(image, Cancellation)).Review.Decisions).Outcome;

    static PolicyDecision Deploy(string expression, params ImmutableArray<KubernetesObject> objects)
    {
        var cluster = ClusterObjects.From(objects);
        var request = AdmissionRequests.Create(Written.Objects(Written.Deployment)[0]);
        var policies = Written.Policies(Written.Staged("deploy", expression));
        Assert.Empty(policies.Unread);
        var reviews = new StagedEvaluation(policies.Staged, cluster, [Web], Samples.Now).OfRequest(request, Cancellation);
        return Assert.Single(Assert.Single(reviews).Review.Decisions);
    }

    static StagedEvaluation Evaluation(string expression, string stages)
    {
        var policies = Written.Policies(Written.Staged(stages, expression));
        Assert.Empty(policies.Unread);
        return new StagedEvaluation(policies.Staged, ClusterObjects.Empty, [], Samples.Now);
    }

    static ExaminedImage Image(string name, params ImmutableArray<VulnerabilityMatch> matches) =>
        Samples.Image(matches) with { Facts = Samples.Facts([.. matches.Select(match => match.Package)], []) with { Name = name } };
}
