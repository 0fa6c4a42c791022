using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Reads the analyses of a CycloneDX document, alone or inside the bill of materials that it is about.</summary>
/// <remarks>https://cyclonedx.org/docs/1.6/json/#vulnerabilities; the states are brought to OpenVEX's: docs/vex.md.</remarks>
static class CycloneDxVexReader
{
    /// <summary>The most components in each other.</summary>
    const int MaxDepth = 100;

    static readonly Dictionary<string, VexStatus> States = new(StringComparer.Ordinal)
    {
        ["resolved"] = VexStatus.Fixed,
        ["resolved_with_pedigree"] = VexStatus.Fixed,
        ["exploitable"] = VexStatus.Affected,
        ["in_triage"] = VexStatus.UnderInvestigation,
        ["false_positive"] = VexStatus.NotAffected,
        ["not_affected"] = VexStatus.NotAffected,
    };

    static readonly Dictionary<string, string> Justifications = new(StringComparer.Ordinal)
    {
        ["code_not_present"] = "vulnerable_code_not_present",
        ["code_not_reachable"] = "vulnerable_code_not_in_execute_path",
        ["requires_configuration"] = "vulnerable_code_not_in_execute_path",
        ["requires_dependency"] = "component_not_present",
        ["requires_environment"] = "vulnerable_code_cannot_be_controlled_by_adversary",
        ["protected_by_compiler"] = "inline_mitigations_already_exist",
        ["protected_at_runtime"] = "inline_mitigations_already_exist",
        ["protected_at_perimeter"] = "inline_mitigations_already_exist",
        ["protected_by_mitigating_control"] = "inline_mitigations_already_exist",
    };

    /// <summary>Whether a document says that it is one.</summary>
    public static bool Recognises(JsonElement root) =>
        root.TryGetProperty("bomFormat", out var format) && format.ValueKind == JsonValueKind.String && format.ValueEquals("CycloneDX");

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="source">Where it was read.</param>
    /// <param name="isScanned">Whether it is the bill of materials that is scanned, so that its subject is what was scanned.</param>
    /// <exception cref="InvalidDataException">It cannot be used as a whole.</exception>
    public static VexDocument Read(VexElement root, string source, bool isScanned)
    {
        var metadata = root.Object("metadata");
        var bom = BomOf(root, metadata) with { IsScanned = isScanned };
        var collector = new VexCollector(source);
        var at = metadata?.Moment("timestamp");
        foreach (var vulnerability in root.Objects("vulnerabilities").Where(vulnerability => vulnerability.Has("analysis")))
            collector.Try(() => Statements(vulnerability, bom, at, collector));
        return collector.ToDocument(VexFormat.CycloneDx, Author(metadata), bom);
    }

    static string Author(VexElement? metadata)
    {
        if (metadata is not { } found)
            return "";
        foreach (var who in (ReadOnlySpan<string>)["supplier", "manufacturer", "manufacture"])
        {
            if (found.Object(who)?.Text("name") is { Length: > 0 } name)
                return name;
        }
        return found.Objects("authors").Select(author => author.Text("name")).FirstOrDefault(name => name.Length > 0) ?? "";
    }

    static VexBom BomOf(VexElement root, VexElement? metadata)
    {
        var serial = root.Text("serialNumber");
        var purls = new Dictionary<string, PackageUrlPattern>(StringComparer.Ordinal);
        var subject = metadata?.Object("component");
        if (subject is { } described)
            Add(described, purls);
        var open = new Stack<(VexElement Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MaxDepth)
                throw next.Node.Fault($"nests more than {MaxDepth} components");
            foreach (var component in next.Node.Objects("components"))
            {
                Add(component, purls);
                if (component.Has("components"))
                    open.Push((component, next.Depth + 1));
            }
        }
        return new VexBom(serial[(serial.LastIndexOf(':') + 1)..].ToLowerInvariant(), subject?.Text("bom-ref") ?? "", purls);
    }

    static void Add(VexElement component, Dictionary<string, PackageUrlPattern> purls)
    {
        if (component.Text("bom-ref") is { Length: > 0 } reference && PackageUrlPattern.TryParse(component.Text("purl"), out var purl))
            purls.TryAdd(reference, purl);
    }

    static void Statements(VexElement vulnerability, VexBom bom, DateTimeOffset? documentAt, VexCollector collector)
    {
        var analysis = vulnerability.Object("analysis") ?? throw vulnerability.Fault("analysis", "must be an object");
        var state = analysis.Text("state");
        if (state.Length == 0)
            return;
        if (!States.TryGetValue(state, out var status))
            throw analysis.Fault("state", $"\"{state}\" is no state: expected {string.Join(", ", States.Keys)}");
        var justification = analysis.Text("justification");
        if (justification.Length > 0 && !Justifications.ContainsKey(justification))
            throw analysis.Fault("justification", $"\"{justification}\" is none: expected {string.Join(", ", Justifications.Keys)}");

        ImmutableArray<string> ids =
        [
            vulnerability.Required("id"),
            .. vulnerability.Objects("references").Select(reference => reference.Text("id")).Where(id => id.Length > 0),
        ];
        var template = new VexStatement(vulnerability.Path, ids, [], status)
        {
            Justification = justification.Length > 0 ? Justifications[justification] : "",
            Detail = analysis.Text("detail") is { Length: > 0 } detail ? detail : state is "false_positive" ? "false positive" : "",
            Action = string.Join(", ", analysis.Texts("response").Append(vulnerability.Text("recommendation")).Where(text => text.Length > 0)),
            At = analysis.Moment("lastUpdated") ?? analysis.Moment("firstIssued") ?? vulnerability.Moment("updated") ?? documentAt,
        };
        var products = vulnerability.Objects("affects").ToArray();
        if (products.Length == 0 && (vulnerability.Has("affects") || !bom.IsScanned))
            throw vulnerability.Fault("affects", "names nothing, so the analysis is about nothing");
        foreach (var affected in products)
            collector.Try(() => Add(affected, template, bom, collector));
    }

    static void Add(VexElement affected, VexStatement template, VexBom bom, VexCollector collector)
    {
        var identity = Identity(affected.Required("ref"), bom);
        var versions = affected.Objects("versions").Select(version => (Version: version.Text("version"), Status: version.Text("status"))).ToArray();
        if (versions.Length == 0)
        {
            collector.Add(template with { Products = [new VexProduct(identity, [])] });
            return;
        }

        // A range is not compared: vers has no ordering of every ecosystem. It takes nothing out of a result.
        foreach (var (version, word) in versions.Where(version => version.Version.Length > 0))
        {
            var pinned = identity with { Purls = [.. identity.Purls.Select(purl => purl.AtVersion(version))] };
            collector.Add(template with
            {
                Products = [new VexProduct(pinned, [])],
                Status = StatusOf(word, template.Status),
            });
        }
    }

    // What is said of one version is more exact than the analysis of the whole.
    static VexStatus StatusOf(string word, VexStatus analysed) => word switch
    {
        "affected" => VexStatus.Affected,
        "unaffected" when analysed == VexStatus.Affected => VexStatus.NotAffected,
        _ => analysed,
    };

    static VexIdentity Identity(string reference, VexBom bom)
    {
        if (bom.IsScanned && bom.SubjectReference == reference)
            return new VexIdentity(reference) { IsSubject = true };
        var identity = VexIdentity.Of(reference);
        return bom.Purls.TryGetValue(reference, out var purl) ? identity with { Purls = [purl] } : identity;
    }
}
