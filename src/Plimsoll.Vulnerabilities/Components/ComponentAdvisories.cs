using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Orderings;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Components;

/// <summary>The advisories on Kubernetes' own programs, and which versions they affect.</summary>
/// <remarks>
/// OSV schema 1.7 as https://github.com/kubernetes-sigs/cve-feed-osv and OSV's export <c>Kubernetes/all.zip</c> write it. Their
/// packages are Go modules (<c>k8s.io/apiserver</c>); the table says which programs are built of them.
/// </remarks>
public sealed class ComponentAdvisories : IDisposable
{
    const string Scope = "Kubernetes";

    /// <summary>Advisories of one feed; there are some 120.</summary>
    public const int MaxRecords = 20_000;

    /// <summary>Bytes of one advisory: 4 MiB.</summary>
    const int MaxRecordBytes = 4 * 1024 * 1024;

    static readonly FrozenDictionary<string, string[]> Modules = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["kube-apiserver"] = ["k8s.io/apiserver", "k8s.io/kube-apiserver", "k8s.io/kube-aggregator", "k8s.io/kubernetes"],
        ["kubelet"] = ["k8s.io/kubelet", "k8s.io/kubernetes"],
        ["kube-controller-manager"] = ["k8s.io/kube-controller-manager", "k8s.io/controller-manager"],
        ["kube-scheduler"] = ["k8s.io/kube-scheduler"],
        ["kube-proxy"] = ["k8s.io/kube-proxy"],
        ["kubectl"] = ["k8s.io/kubectl"],
        ["ingress-nginx"] = ["k8s.io/ingress-nginx"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly List<AdvisoryRecord> _records = [];
    readonly ImmutableArray<Unread>.Builder _unread = ImmutableArray.CreateBuilder<Unread>();
    AdvisoryDatabase? _database;

    /// <summary>How many advisories there are.</summary>
    public int Count => _records.Count;

    /// <summary>The advisories that could not be read.</summary>
    public ImmutableArray<Unread> Unread => _unread.ToImmutable();

    /// <summary>The date of the newest one; <c>null</c> where none has a date.</summary>
    public DateTimeOffset? Newest => _records.Max(record => record.Newest);


    /// <summary>Reads a zip file of advisories.</summary>
    /// <param name="stream">The zip file.</param>
    /// <param name="name">For places.</param>
    /// <exception cref="InvalidDataException">It is no zip file.</exception>
    public void AddArchive(Stream stream, string name)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            using var content = entry.Open();
            Add(content, $"{name}: {entry.FullName}");
        }
    }

    /// <summary>Reads one advisory.</summary>
    /// <param name="stream">Its JSON.</param>
    /// <param name="name">For places.</param>
    public void Add(Stream stream, string name)
    {
        if (_records.Count >= MaxRecords)
        {
            if (_unread.Count == 0 || _unread[^1].Reason != UnreadReason.LimitExceeded)
                _unread.Add(new Unread(name, UnreadReason.LimitExceeded, $"more than {MaxRecords} advisories"));
            return;
        }

        try
        {
            using var bounded = new BoundedStream(stream, MaxRecordBytes, name);
            using var bytes = new MemoryStream();
            bounded.CopyTo(bytes);
            var json = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            // The feed holds advisories whose text breaks its lines without escaping them.
            foreach (ref var letter in json.Span)
            {
                if (letter < ' ')
                    letter = (byte)' ';
            }

            _records.Add(OsvReader.Read(json));
            _database?.Dispose();
            _database = null;
        }
        catch (InvalidDataException bad)
        {
            _unread.Add(new Unread(name, UnreadReason.Malformed, bad.Message));
        }
    }

    /// <summary>Whether an advisory affects a version of a module.</summary>
    /// <param name="id">The advisory.</param>
    /// <param name="module">The module, e.g. <c>k8s.io/kubelet</c>.</param>
    /// <param name="version">A semantic version.</param>
    public bool IsAffected(string id, string module, string version) => Find(module, version).Any(found => found.Record.Advisory.Id == id);

    /// <summary>The vulnerabilities of a program; <c>null</c> where its version cannot be compared.</summary>
    /// <param name="component">The program and its version.</param>
    public ImmutableArray<ComponentMatch>? Match(ComponentVersion component)
    {
        if (KubernetesVersion.TryParse(component.Version) is not { } version)
            return null;
        var found = Modules.GetValueOrDefault(component.Name, [component.Name]).SelectMany(module => Find(module, version.Upstream));
        return
        [
            .. found
                .Where(found => !found.Record.Withdrawn)
                .Select(found => Match(component, version, found.Record.Advisory, found.Containment))
                .DistinctBy(match => match.Id, StringComparer.Ordinal)
                .OrderBy(match => match.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Frees the memory that the advisories are compiled in.</summary>
    public void Dispose() => _database?.Dispose();

    static ComponentMatch Match(ComponentVersion component, KubernetesVersion version, Advisory advisory, Containment containment) => new(
        component, advisory.Cves is [var cve, ..] ? cve : advisory.Id, advisory.Summary, SeverityOf(advisory), containment.FixedVersion, version.Vendor);

    List<(AdvisoryRecord Record, Containment Containment)> Find(string module, string version)
    {
        var database = _database ??= Compile();
        var hits = new List<RowHit>();
        if (database.TryFindScope(Scope, out var scope))
            new PackageSearch(database).Find(scope, new PackageLookup(module, version), VersionOrderings.Kubernetes, hits);
        return
        [
            .. hits
                .Where(hit => hit is { Hit.IsHit: true, SaysAffected: true })
                .Select(hit => (_records[(int)database.Row(hit.Place).Advisory], hit.Hit.Texts(database, version))),
        ];
    }

    // Some feeds file the modules under Go and some under Kubernetes: the modules are the same.
    AdvisoryDatabase Compile()
    {
        var database = new DatabaseInMemory();
        foreach (var record in _records)
            database.Add(record with { Affected = [.. record.Affected.Select(entry => entry with { Feed = Scope })] }, Scope);
        return database.Open(DateTimeOffset.UnixEpoch);
    }

    static Severity SeverityOf(Advisory advisory) =>
        Cvss.TryParse(advisory.Vector, out var score) ? Cvss.SeverityOf(score.Score) : advisory.Severity;
}
