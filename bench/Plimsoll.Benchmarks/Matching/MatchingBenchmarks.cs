using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Benchmarks.Matching;

/// <summary>
/// Matching of 100,000 packages of a fleet anew, as when the database was updated. Needs <c>PLIMSOLL_BENCH_DB</c>: a database built by
/// <c>plimsoll db build</c>. The floor is 1 million packages per second and core, and no byte for a package that nothing is said of.
/// </summary>
/// <remarks>
/// Six of ten names are in the database, in the proportions of a Debian image with Python and JavaScript in it, the others are not.
/// Versions are so new that nothing affects them, except for <see cref="OutdatedPercent"/> of the names that are known.
/// </remarks>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    const int Count = 100_000;
    const string Newest = "9990.0.0";

    static readonly (Ecosystem Ecosystem, string Scope, int Percent)[] Shares =
        [(Ecosystem.Deb, "Debian:12", 60), (Ecosystem.Npm, "npm", 25), (Ecosystem.PyPI, "PyPI", 15)];

    AdvisoryDatabase _database = null!; // opened before each run
    VulnerabilityMatcher _matcher = null!; // with it
    ImageFacts _fleet = null!; // made before each run

    [Params(0, 2)]
    public int OutdatedPercent { get; set; }

    [GlobalSetup]
    public void Open()
    {
        var path = Environment.GetEnvironmentVariable("PLIMSOLL_BENCH_DB") ?? throw new InvalidOperationException("PLIMSOLL_BENCH_DB names no database.");
        _database = AdvisoryDatabase.Open(path);
        _matcher = new VulnerabilityMatcher(_database);
        var layer = Digest.Sha256(new byte[32]);
        var packages = ImmutableArray.CreateBuilder<Package>(Count);
        foreach (var (ecosystem, scope, percent) in Shares)
        {
            var names = _database.PackageNames(scope).Where(name => !IsAffected(Package(ecosystem, name, Newest, layer))).ToArray();
            for (var i = 0; i < Count * percent / 100; i++)
            {
                var name = i % 10 < 6 ? names[i * 7 % names.Length] : $"package-{i % 3_000}";
                var version = i % 100 < OutdatedPercent ? "0.0.1" : ecosystem == Ecosystem.Deb ? $"99:{i % 10}.{i % 17}.{i % 5}-1" : $"999{i % 10}.{i % 17}.{i % 5}";
                packages.Add(Package(ecosystem, name, version, layer));
            }
        }
        _fleet = Image(packages.ToImmutable());
    }

    [GlobalCleanup]
    public void Close() => _database.Dispose();

    [Benchmark(OperationsPerInvoke = Count)]
    public int Match() => _matcher.Match(_fleet).Matches.Length;

    bool IsAffected(Package package) => !_matcher.Match(Image([package])).Matches.IsEmpty;

    static Package Package(Ecosystem ecosystem, string name, string version, Digest layer) =>
        new(ecosystem, name, version, name, version, "", new FileLocation("app", layer));

    // Neither platform nor configuration is looked at.
    static ImageFacts Image(ImmutableArray<Package> packages) => new(
        "fleet", "fleet", null, null, null!, null!, [], new Distro("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)"), packages, []);
}
