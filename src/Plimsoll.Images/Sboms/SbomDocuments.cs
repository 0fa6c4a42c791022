using System.Text;
using System.Text.Json;
using Plimsoll.Images.Packages;

namespace Plimsoll.Images.Sboms;

/// <summary>Recognises a bill of materials by its content, whatever its name, and reads it.</summary>
/// <remarks>
/// A document may be wrapped: as the predicate of an in-toto statement (https://github.com/in-toto/attestation), that in a DSSE envelope
/// (https://github.com/secure-systems-lab/dsse) or a Sigstore bundle, one a line in a file of several; or as GitHub's export of a repository. Signatures are not verified.
/// </remarks>
static class SbomDocuments
{
    /// <summary>The largest document, bytes. The largest that a scan writes, of 500,000 packages, has about 350 bytes a package.</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    const int MaxWrappings = 6;
    const int MaxLines = 100;

    /// <summary>Whether content that begins like this can be a bill of materials: JSON, XML or tags, and no image.</summary>
    /// <param name="head">The first bytes of a file.</param>
    public static bool MayBe(ReadOnlySpan<byte> head)
    {
        var text = Trimmed(head);
        return text.StartsWith("{"u8) || text.StartsWith("<"u8) || text.StartsWith("SPDXVersion:"u8) || (text.StartsWith("#"u8) && text.IndexOf("SPDXVersion:"u8) > 0);
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It is none that is read, or broken; the message says where.</exception>
    public static SbomDocument Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            throw new InvalidDataException($"It is larger than {MaxBytes} bytes.");
        var text = Trimmed(content.Span);
        if (text.IsEmpty)
            throw new InvalidDataException("It is empty.");
        if (text[0] == (byte)'<')
            return CycloneDxXml.Read(content);
        if (text[0] == (byte)'{')
            return Lines(content) is { } lines ? ReadLines(lines) : BoundedJson.Read(content, MaxBytes, root => ReadJson(root, 0));
        return MayBe(content.Span) ? SpdxTagValue.Read(text) : throw Unknown();
    }

    static SbomDocument ReadJson(JsonElement root, int wrappings)
    {
        if (root.ValueKind != JsonValueKind.Object || wrappings > MaxWrappings)
            throw Unknown();
        if (root.Text("bomFormat") == "CycloneDX")
            return CycloneDxJson.Read(root);
        if (root.Text("spdxVersion").Length > 0)
            return SpdxJson.Read(root);
        if (root.Text("@context").StartsWith(Spdx3Json.ContextPrefix, StringComparison.Ordinal))
            return Spdx3Json.Read(root);
        if (SyftJson.Recognises(root))
            return SyftJson.Read(root);
        if (TrivyJson.Recognises(root))
            return TrivyJson.Read(root);
        if (root.Text("payload") is { Length: > 0 } payload)
            return BoundedJson.Read(Decode(payload), MaxBytes, inner => ReadJson(inner, wrappings + 1));
        foreach (var wrapper in (ReadOnlySpan<string>)["dsseEnvelope", "predicate", "Data", "sbom"])
        {
            if (root.Member(wrapper) is { ValueKind: JsonValueKind.Object } inner)
                return ReadJson(inner, wrappings + 1);
            if (root.Text(wrapper) is { Length: > 0 } text)
                return BoundedJson.Read(Encoding.UTF8.GetBytes(text), MaxBytes, value => ReadJson(value, wrappings + 1));
        }
        throw Unknown();
    }

    static byte[] Decode(string payload)
    {
        try
        {
            return Convert.FromBase64String(payload);
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException("The payload of its envelope is not base64.", fault);
        }
    }

    // Where the first line is a whole object and more follows, every line is a document of its own.
    static List<ReadOnlyMemory<byte>>? Lines(ReadOnlyMemory<byte> content)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var rest = content; rest.Length > 0 && lines.Count < MaxLines;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var text = Trimmed(line.Span).TrimEnd(" \t\r"u8);
            if (text.IsEmpty)
                continue;
            if (lines.Count == 0 && !(text.Length > 2 && text[^1] == (byte)'}'))
                return null;
            lines.Add(line);
        }
        return lines.Count > 1 ? lines : null;
    }

    static SbomDocument ReadLines(List<ReadOnlyMemory<byte>> lines)
    {
        InvalidDataException? first = null;
        foreach (var line in lines)
        {
            try
            {
                return BoundedJson.Read(line, MaxBytes, root => ReadJson(root, 0));
            }
            catch (InvalidDataException problem)
            {
                first ??= problem;
            }
        }
        throw first ?? Unknown();
    }

    static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text) =>
        (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8);

    static InvalidDataException Unknown() => new(
        "It is no bill of materials that is read: expected CycloneDX (JSON or XML), SPDX (JSON, tag-value, JSON-LD), Syft's JSON or Trivy's JSON, "
        + "alone or in an in-toto attestation.");
}
