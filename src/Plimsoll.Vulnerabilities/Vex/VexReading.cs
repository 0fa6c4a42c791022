using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Recognises VEX documents by their content and reads them.</summary>
/// <remarks>
/// A document may be the predicate of an in-toto statement (https://github.com/in-toto/attestation), that in a DSSE envelope
/// (https://github.com/secure-systems-lab/dsse) or a Sigstore bundle. Signatures are not verified.
/// </remarks>
public static class VexReading
{
    /// <summary>The largest document, bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The largest bill of materials that is searched for analyses, bytes: as large as one that is scanned.</summary>
    public const int MaxBillBytes = 512 * 1024 * 1024;

    /// <summary>The deepest nesting of objects and lists.</summary>
    public const int MaxDepth = 256;

    const int MaxWrappings = 6;

    const string NoAnalysis = "it has no vulnerability with an analysis, so it says nothing";

    const string Unknown =
        "it is no VEX document: expected OpenVEX, CSAF 2.0 or CycloneDX with analyses, in JSON, alone or in an in-toto attestation";

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a document. What cannot be used is in <see cref="VexDocument.Unread"/>, all of it where need be.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="source">Where they are from, for people.</param>
    public static VexDocument Read(ReadOnlyMemory<byte> content, string source) => Read(content, source, isScanned: false);

    /// <summary>Reads the analyses inside a CycloneDX bill of materials that is scanned.</summary>
    /// <param name="content">The bytes of the bill of materials, whatever its format.</param>
    /// <param name="source">Where they are from, for people.</param>
    /// <returns><c>null</c> where it is not in CycloneDX' JSON.</returns>
    public static VexDocument? Embedded(ReadOnlyMemory<byte> content, string source)
    {
        var document = Read(content, source, isScanned: true);
        return document is { Format: VexFormat.CycloneDx, Bom: not null }
            ? new VexDocument(source, document.Format, document.Author, document.Statements, document.Unread) { Bom = document.Bom, IsGiven = false }
            : null;
    }

    /// <summary>Reads the analyses inside a CycloneDX bill of materials that is scanned.</summary>
    /// <param name="stream">The bill of materials; the caller closes it.</param>
    /// <param name="source">Where it is from, for people.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><c>null</c> where it is not in CycloneDX' JSON, or too large.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<VexDocument?> EmbeddedAsync(Stream stream, string source, CancellationToken cancellation)
    {
        try
        {
            return Embedded(await VexFiles.ReadAsync(stream, MaxBillBytes, cancellation), source);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static VexDocument Read(ReadOnlyMemory<byte> content, string source, bool isScanned)
    {
        try
        {
            var limit = isScanned ? MaxBillBytes : MaxBytes;
            if (content.Length > limit)
                throw new InvalidDataException($"it is larger than {limit / (1024 * 1024)} MiB");
            var document = Parse(content, json => Read(json, new Origin(source, isScanned, [], 0)));
            return document.Count > 0 || !document.Unread.IsEmpty || isScanned
                ? document
                : throw new InvalidDataException(document.Format == VexFormat.CycloneDx ? NoAnalysis : "it has no statement");
        }
        catch (InvalidDataException fault)
        {
            return new VexDocument(source, VexFormat.OpenVex, "", [], [new Unread(source, UnreadReason.Malformed, fault.Message)])
            {
                IsOther = fault.Message is Unknown or NoAnalysis,
            };
        }
    }

    static VexDocument Read(JsonElement root, Origin origin)
    {
        if (root.ValueKind != JsonValueKind.Object || origin.Wrappings > MaxWrappings)
            throw new InvalidDataException(Unknown);
        var element = new VexElement(root, "");
        if (OpenVexReader.Recognises(root))
            return OpenVexReader.Read(element, origin.Source, origin.Subjects);
        if (CsafReader.Recognises(root))
            return CsafReader.Read(element, origin.Source);
        if (CycloneDxVexReader.Recognises(root))
            return CycloneDxVexReader.Read(element, origin.Source, origin.IsScanned);
        return Unwrap(element, origin with { Wrappings = origin.Wrappings + 1 }) ?? throw new InvalidDataException(Unknown);
    }

    static VexDocument? Unwrap(VexElement root, Origin origin)
    {
        if (root.Json.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.String)
        {
            return payload.TryGetBytesFromBase64(out var inner)
                ? Parse(inner, json => Read(json, origin))
                : throw root.Fault("payload", "is not base64");
        }

        foreach (var wrapper in (ReadOnlySpan<string>)["dsseEnvelope", "predicate", "Data"])
        {
            if (!root.Json.TryGetProperty(wrapper, out var inner))
                continue;
            return inner.ValueKind == JsonValueKind.String
                ? Parse(Encoding.UTF8.GetBytes(inner.GetString()!), json => Read(json, origin)) // It is a string.
                : Read(inner, wrapper == "predicate" ? origin with { Subjects = SubjectsOf(root) } : origin);
        }
        return null;
    }

    /// <remarks>in-toto attestation, spec/v1/resource_descriptor.md: what is attested is named by its digest.</remarks>
    static ImmutableArray<VexProduct> SubjectsOf(VexElement statement) =>
    [
        .. statement.Objects("subject").Select(subject => new VexProduct(
            new VexIdentity(subject.Text("name"))
            {
                Hashes = subject.Object("digest")?.Text("sha256") is { Length: > 0 } hash ? [hash.ToLowerInvariant()] : [],
            },
            [])).Where(product => !product.Identity.IsEmpty),
    ];

    static VexDocument Parse(ReadOnlyMemory<byte> content, Func<JsonElement, VexDocument> read)
    {
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        try
        {
            using var json = JsonDocument.Parse(content, Options);
            return read(json.RootElement);
        }
        catch (JsonException fault) when (fault.Path is null && fault.LineNumber is { } line)
        {
            throw new InvalidDataException($"line {line + 1}, byte {fault.BytePositionInLine + 1}: not JSON, or nested deeper than {MaxDepth} levels", fault);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"not JSON: {fault.Message}", fault);
        }
        catch (InvalidOperationException fault)
        {
            // What the parser throws for a string with half of a surrogate pair, only when it is asked for the text.
            throw new InvalidDataException("a string is no text: half of a surrogate pair, or not UTF-8", fault);
        }
    }

    /// <summary>Where a document is from, and what it is wrapped in.</summary>
    readonly record struct Origin(string Source, bool IsScanned, ImmutableArray<VexProduct> Subjects, int Wrappings);
}
