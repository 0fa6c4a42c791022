using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Reads CSAF 2.0.</summary>
/// <remarks>
/// https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html, sections 3.2.3 (vulnerabilities) and 4.5 (profile VEX). The labels of flags are
/// OpenVEX's justifications; without one the threat of category "impact" says why.
/// </remarks>
static class CsafReader
{
    /// <summary>The lists of a product status, in the order in which a product in several counts: the first one.</summary>
    static readonly (string Name, VexStatus Status)[] Lists =
    [
        ("known_affected", VexStatus.Affected),
        ("first_affected", VexStatus.Affected),
        ("last_affected", VexStatus.Affected),
        ("under_investigation", VexStatus.UnderInvestigation),
        ("known_not_affected", VexStatus.NotAffected),
        ("fixed", VexStatus.Fixed),
        ("first_fixed", VexStatus.Fixed),
    ];

    /// <summary>Whether a document says that it is one.</summary>
    public static bool Recognises(JsonElement root) =>
        root.TryGetProperty("document", out var document) && document.ValueKind == JsonValueKind.Object && document.TryGetProperty("csaf_version", out _);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It cannot be used as a whole.</exception>
    public static VexDocument Read(VexElement root, string source)
    {
        var head = root.Object("document") ?? throw root.Fault("document", "is required");
        if (head.Text("csaf_version") is not "2.0" and var version)
            throw head.Fault("csaf_version", $"\"{version}\" is not read: expected 2.0");
        var publisher = head.Object("publisher") ?? throw head.Fault("publisher", "is required");
        var author = publisher.Required("name");
        var at = head.Object("tracking")?.Moment("current_release_date");

        var collector = new VexCollector(source);
        var products = new CsafProducts(root, collector);
        foreach (var vulnerability in root.Objects("vulnerabilities"))
            collector.Try(() => Statements(vulnerability, products, at, collector));
        return collector.ToDocument(VexFormat.Csaf, author);
    }

    static void Statements(VexElement vulnerability, CsafProducts products, DateTimeOffset? at, VexCollector collector)
    {
        ImmutableArray<string> ids =
        [
            .. new[] { vulnerability.Text("cve") }.Concat(vulnerability.Objects("ids").Select(id => id.Text("text")))
                .Where(id => id.Length > 0).Distinct(StringComparer.Ordinal),
        ];
        if (vulnerability.Object("product_status") is not { } status)
            return;
        if (ids.IsEmpty)
            throw vulnerability.Fault("needs a cve or ids");

        foreach (var unknown in status.Json.EnumerateObject().Where(list => list.Name != "recommended" && !Lists.Any(known => known.Name == list.Name)))
            collector.Refuse($"{status.Path}.{unknown.Name}: is no product status that is known");

        // Products of which the same is said make one statement.
        var said = new CsafRemarks(vulnerability, products);
        var groups = new Dictionary<(VexStatus, string, string, string, DateTimeOffset?), (string Place, ImmutableArray<VexProduct>.Builder Products)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, word) in Lists)
        {
            foreach (var item in status.Items(name))
            {
                collector.Try(() =>
                {
                    var id = item.AsText();
                    if (!seen.Add(id))
                        return;
                    var product = products.Find(id) ?? throw item.Fault($"\"{id}\" is not in the product tree");
                    var key = (word, said.Justification(id), said.Impact(id), said.Action(id), said.At(id) ?? at);
                    if (!groups.TryGetValue(key, out var group))
                        group = groups[key] = (item.Path, ImmutableArray.CreateBuilder<VexProduct>());
                    group.Products.Add(product);
                });
            }
        }

        foreach (var ((word, justification, impact, action, when), (place, group)) in groups)
        {
            collector.Add(new VexStatement(place, ids, group.ToImmutable(), word)
            {
                Justification = word == VexStatus.NotAffected ? justification : "",
                Detail = word is VexStatus.NotAffected or VexStatus.UnderInvestigation ? impact : "",
                Action = word == VexStatus.Affected ? action : "",
                At = when,
            });
        }
    }
}
