using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Reads OpenVEX.</summary>
/// <remarks>
/// https://github.com/openvex/spec, OPENVEX-SPEC.md 0.2.0; 0.0.1 and 0.0.2 write the vulnerability and the products as texts, with the
/// subcomponents of all products beside them. What a statement leaves out is the document's (section "Inheritance").
/// </remarks>
static class OpenVexReader
{
    const string Context = "https://openvex.dev/ns";

    /// <summary>Whether a document says that it is one.</summary>
    public static bool Recognises(JsonElement root) =>
        root.TryGetProperty("@context", out var context) && context.ValueKind == JsonValueKind.String
        && context.GetString()!.StartsWith(Context, StringComparison.Ordinal); // It is a string.

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="source">Where it was read.</param>
    /// <param name="subjects">What the attestation around it is about: the products of statements that name none.</param>
    /// <exception cref="InvalidDataException">It cannot be used as a whole.</exception>
    public static VexDocument Read(VexElement root, string source, ImmutableArray<VexProduct> subjects)
    {
        var version = root.Text("@context")[Context.Length..].TrimEnd('/');
        if (version.Length > 0 && !version.StartsWith("/v0.0.", StringComparison.Ordinal) && !version.StartsWith("/v0.1.", StringComparison.Ordinal)
            && !version.StartsWith("/v0.2.", StringComparison.Ordinal))
        {
            throw root.Fault("@context", $"OpenVEX \"{version.TrimStart('/')}\" is not read: expected a version from v0.0.1 to v0.2");
        }

        var author = root.Required("author");
        var at = root.Moment("last_updated") ?? root.Moment("timestamp");
        var collector = new VexCollector(source);
        foreach (var statement in root.Objects("statements"))
            collector.Try(() => collector.Add(Statement(statement, at, subjects)));
        return collector.ToDocument(VexFormat.OpenVex, author);
    }

    static VexStatement Statement(VexElement written, DateTimeOffset? documentAt, ImmutableArray<VexProduct> subjects)
    {
        var word = written.Required("status");
        var status = VexWords.StatusOf(word)
            ?? throw written.Fault("status", $"\"{word}\" is no status: expected not_affected, affected, fixed or under_investigation");
        var justification = written.Text("justification");
        if (justification.Length > 0 && !VexWords.Justifications.Contains(justification))
            throw written.Fault("justification", $"\"{justification}\" is none: expected {string.Join(", ", VexWords.Justifications)}");
        var impact = written.Text("impact_statement");
        if (status == VexStatus.NotAffected && justification.Length == 0 && impact.Length == 0)
            throw written.Fault("not_affected needs a justification or an impact_statement");

        return new VexStatement(written.Path, Ids(written), Products(written, subjects), status)
        {
            Justification = justification,
            Detail = impact.Length > 0 ? impact : written.Text("status_notes"),
            Action = written.Text("action_statement"),
            At = written.Moment("last_updated") ?? written.Moment("timestamp") ?? documentAt,
        };
    }

    static ImmutableArray<string> Ids(VexElement statement)
    {
        if (statement.Member("vulnerability") is not { } written)
            throw statement.Fault("vulnerability", "is required");
        if (written.Json.ValueKind == JsonValueKind.String)
            return [written.AsText() is { Length: > 0 } id ? id : throw written.Fault("must not be empty")];
        ImmutableArray<string> ids =
        [
            .. new[] { written.Text("name"), LastSegment(written.Text("@id")) }.Concat(written.Texts("aliases"))
                .Where(id => id.Length > 0).Distinct(StringComparer.Ordinal),
        ];
        return ids.IsEmpty ? throw written.Fault("needs a name") : ids;
    }

    // An address such as https://nvd.nist.gov/vuln/detail/CVE-2024-0001 names the vulnerability at its end.
    static string LastSegment(string id) => id.TrimEnd('/') is var text ? text[(text.LastIndexOf('/') + 1)..] : "";

    static ImmutableArray<VexProduct> Products(VexElement statement, ImmutableArray<VexProduct> subjects)
    {
        ImmutableArray<VexIdentity> shared = [.. statement.Items("subcomponents").Select(Identity)];
        ImmutableArray<VexProduct> products =
        [
            .. statement.Items("products").Select(written => new VexProduct(
                Identity(written),
                written.Json.ValueKind == JsonValueKind.Object && written.Has("subcomponents")
                    ? [.. written.Items("subcomponents").Select(Identity)]
                    : shared)),
        ];
        if (products.IsEmpty && !subjects.IsEmpty)
            return subjects;
        return products.IsEmpty ? throw statement.Fault("products", "is required: without a product nothing is said") : products;
    }

    static VexIdentity Identity(VexElement written)
    {
        if (written.Json.ValueKind == JsonValueKind.String)
            return VexIdentity.Of(written.AsText());
        var id = written.Text("@id");
        var identity = VexIdentity.Of(id);
        if (written.Object("identifiers") is { } identifiers)
        {
            foreach (var kind in (ReadOnlySpan<string>)["purl", "cpe23", "cpe22", "@cpe23", "@cpe22"])
                identity = identity.With(identifiers.Text(kind));
        }
        if (written.Object("hashes") is { } hashes)
        {
            identity = identity with
            {
                Hashes = [.. hashes.Json.EnumerateObject().Select(hash => hashes.Text(hash.Name).ToLowerInvariant()).Where(hash => hash.Length > 0)],
            };
        }
        if (identity.IsEmpty)
            throw written.Fault("names no product: expected @id, identifiers or hashes");
        return id.Length > 0 ? identity : identity with { Text = identity.Purls is [var purl, ..] ? purl.ToString() : "a product without @id" };
    }
}
