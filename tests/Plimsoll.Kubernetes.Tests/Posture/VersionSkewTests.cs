using System.Collections.Immutable;
using CsCheck;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture;

public sealed class VersionSkewTests
{
    static readonly string[] Programs = ["kube-apiserver", "kubelet", "kube-proxy", "kube-scheduler", "kube-controller-manager"];

    [Theory]
    [InlineData("kubelet", 33, false)]
    [InlineData("kubelet", 32, true)]
    [InlineData("kubelet", 37, true)]
    [InlineData("kube-proxy", 33, false)]
    [InlineData("kube-proxy", 32, true)]
    [InlineData("kube-scheduler", 35, false)]
    [InlineData("kube-scheduler", 34, true)]
    [InlineData("kube-controller-manager", 37, true)]
    [InlineData("kube-apiserver", 35, false)]
    [InlineData("kube-apiserver", 34, true)]
    public void A_part_is_compared_with_the_API_server(string program, int minor, bool found) =>
        Assert.Equal(found, VersionSkew.In([Part("kube-apiserver", 36), Part(program, minor)]).Any(finding => finding.Message.StartsWith($"{program} v1.{minor}", StringComparison.Ordinal)));

    [Theory]
    [InlineData(24, 26, false)]
    [InlineData(23, 26, true)]
    [InlineData(24, 27, true)]
    [InlineData(25, 28, false)]
    public void Kubelets_before_1_25_may_be_two_releases_older(int kubelet, int server, bool found) =>
        Assert.Equal(found, VersionSkew.In([Part("kube-apiserver", server), Part("kubelet", kubelet)]).Any());

    [Fact]
    public void Without_an_API_server_the_newest_kubelet_is_the_least_that_it_can_be()
    {
        Assert.Empty(VersionSkew.In([Part("kubelet", 36), Part("kubelet", 33)]));
        Assert.Contains("at least that", Assert.Single(VersionSkew.In([Part("kubelet", 36), Part("kubelet", 32)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenShifts_release_stands_for_the_API_servers() => Assert.Single(VersionSkew.In([Part("kubelet", 26)], serverMinor: 30));

    [Fact]
    public void The_oldest_API_server_bounds_what_may_be_newer() =>
        Assert.Single(VersionSkew.In([Part("kube-apiserver", 36), Part("kube-apiserver", 35), Part("kubelet", 36)]));

    [Fact]
    public void Parts_of_one_release_are_always_in_order_and_the_order_of_parts_says_nothing()
    {
        var programs = Gen.Int[0, Programs.Length - 1].Select(number => Programs[number]);
        Gen.Select(programs.List[0, 8], Gen.Int[0, 60]).Sample((names, minor) => !VersionSkew.In([.. names.Select(name => Part(name, minor))]).Any());
        Gen.Select(programs, Gen.Int[20, 40]).List[0, 8].Sample(parts =>
        {
            ImmutableArray<ComponentVersion> components = [.. parts.Select(part => Part(part.Item1, part.Item2))];
            return VersionSkew.In(components).Select(finding => finding.Message).Order().SequenceEqual(VersionSkew.In([.. components.Reverse()]).Select(finding => finding.Message).Order());
        });
    }

    [Fact]
    public void What_is_no_version_is_left_out() =>
        Assert.Empty(VersionSkew.In([Part("kube-apiserver", 36) with { Version = "latest" }, Part("kubelet", 20)]));

    static ComponentVersion Part(string name, int minor) =>
        new(name, $"v1.{minor}.0", new ObjectReference("v1", "Node", "", "a"), new SourceLocation("a.yaml", 1, 1));
}
