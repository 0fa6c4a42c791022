using BenchmarkDotNet.Attributes;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Benchmarks.Orderings;

/// <summary>Time and bytes of one comparison of two versions that differ only near their end, for each ordering.</summary>
[MemoryDiagnoser]
public class OrderingBenchmarks
{
    static readonly Dictionary<string, (string Left, string Right)> Pairs = new(StringComparer.Ordinal)
    {
        ["deb"] = ("2:7.4.052-1ubuntu3+deb12u4", "2:7.4.052-1ubuntu3+deb12u10"),
        ["apk"] = ("2.9.11_pre20061021-r1", "2.9.11_pre20061021-r2"),
        ["rpm-evr"] = ("2:7.76.1-23.el9_2.4", "2:7.76.1-23.el9_2.10"),
        ["rpmvercmp"] = ("23.el9_2.4", "23.el9_2.10"),
        ["pacman"] = ("1:3.0.7.r12-4", "1:3.0.7.r12-10"),
        ["portage"] = ("12.2.5b_rc2_p3-r4", "12.2.5b_rc2_p3-r10"),
        ["pep440"] = ("1!1.0.2rc1.post345.dev456", "1!1.0.2rc1.post345"),
        ["maven"] = ("2.12.7.1-alpha-4-redhat-00001", "2.12.7.1-alpha-4-redhat-00002"),
        ["gem"] = ("4.2.11.3.rc2.9", "4.2.11.3.rc2.10"),
        ["nuget"] = ("14.17.21.4-Preview.1234.9", "14.17.21.4-preview.1234.10"),
        ["golang"] = ("v0.0.0-20230922105210-14b16010c2ee", "v0.0.0-20230922112808-5421fefb8386"),
        ["composer"] = ("v2.4.13.1-beta9", "v2.4.13.1-beta10"),
        ["conan"] = ("1.1.1.20230922t+4", "1.1.1.20230922t+10"),
        ["bitnami"] = ("14.17.21-rc.9-3", "14.17.21-rc.10-1"),
        ["kubernetes"] = ("v1.29.13-rc.1+rke2r1", "v1.29.13-rc.2+rke2r1"),
        ["jvm"] = ("1.8.0_131-b11", "1.8.0_282-b08"),
        ["generic"] = ("14.17.21.4-canary.1234.9", "14.17.21.4-canary.1234.10"),
        ["semantic"] = ("14.17.21.canary.1234.9", "14.17.21.canary.1234.10"),
        ["fuzzy"] = ("1.0.2k-SP4p9", "1.0.2k-SP4p15"),
    };

    IVersionOrdering _ordering = VersionOrderings.Deb;
    string _left = "";
    string _right = "";

    /// <summary>Every ordering.</summary>
    public static IEnumerable<string> Names => VersionOrderings.All.Select(ordering => ordering.Name);

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "deb";

    [GlobalSetup]
    public void Choose()
    {
        _ordering = VersionOrderings.All.Single(ordering => ordering.Name == Name);
        (_left, _right) = Pairs.GetValueOrDefault(Name, ("14.17.21-canary.1234.9", "14.17.21-canary.1234.10"));
    }

    [Benchmark]
    public int Compare() => _ordering.Compare(_left, _right);
}
