using System.Text;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads SPDX 2 in its form of tags and values.</summary>
/// <remarks>https://spdx.github.io/spdx-spec/v2.3/conformance/#44-standard-data-format-requirements: one <c>Tag: value</c> a line, long values in <c>text</c> marks.</remarks>
sealed class SpdxTagValue : IDisposable
{
    /// <summary>The tag that such a document begins with.</summary>
    public const string FirstTag = "SPDXVersion:";

    const string Open = "<text>";
    const string Close = "</text>";

    readonly SpdxContent _content = new();
    readonly StringReader _lines;
    SbomDocument? _document;
    SpdxPackage? _package;
    string _license = "";

    SpdxTagValue(string text) => _lines = new StringReader(text);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It does not begin as one, or has a version that is not read.</exception>
    public static SbomDocument Read(ReadOnlySpan<byte> content)
    {
        using var reading = new SpdxTagValue(Encoding.UTF8.GetString(content));
        while (reading._lines.ReadLine() is { } line)
            reading.Line(line);
        reading.Finish();
        var document = reading._document ?? throw new InvalidDataException($"It has no line {FirstTag}.");
        reading._content.AddTo(document);
        return document;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    void Line(string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || line.TrimStart().StartsWith('#'))
            return;
        var (tag, value) = (line[..colon].Trim(), Whole(line[(colon + 1)..].Trim()));
        if (_document is null)
        {
            if (tag != "SPDXVersion")
                throw new InvalidDataException($"It begins with \"{tag}\", not with {FirstTag}");
            _document = new SbomDocument(SbomFormat.SpdxTagValue, SpdxVersion.Of(value));
            return;
        }
        Take(_document, tag, value);
    }

    void Take(SbomDocument document, string tag, string value)
    {
        switch (tag)
        {
            case "DocumentName": document.SubjectName = value; break;
            case "Created": document.Created = SbomJson.Moment(value); break;
            case "PackageName":
                Finish();
                _package = new SpdxPackage { Name = value };
                break;
            case "FileName" or "SnippetSPDXID": Finish(); break;
            case "Relationship" when value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var from, var type, var to, ..]:
                Finish();
                _content.Relate(from, SpdxVersion.Word(type), to);
                break;
            case "LicenseID":
                Finish();
                _license = value;
                break;
            case "ExtractedText" or "LicenseName" when _license.Length > 0 && value != "NOASSERTION": _content.Licenses[_license] = value; break;
            default:
                if (_package is { } package)
                    Take(package, tag, value);
                break;
        }
    }

    static void Take(SpdxPackage package, string tag, string value)
    {
        switch (tag)
        {
            case "SPDXID": package.Id = value; break;
            case "PackageVersion": package.Version = value; break;
            case "PrimaryPackagePurpose": package.Purpose = SpdxVersion.Word(value); break;
            case "PackageSourceInfo": package.SourceInfo = value; break;
            case "PackageSummary": package.Summary = value; break;
            case "PackageLicenseDeclared": package.Declared = value; break;
            case "PackageLicenseConcluded": package.Concluded = value; break;
            case "PackageAttributionText" or "AnnotationComment": package.Annotate(value); break;
            case "ExternalRef" when value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "purl", var purl, ..] && package.Purl.Length == 0:
                package.Purl = purl;
                break;
        }
    }

    // The last tag of a package is nowhere marked: the next thing ends it.
    void Finish()
    {
        if (_package is { } package && _content.Find(package.Id) != package)
            _content.Add(package);
        _package = null;
    }

    string Whole(string value)
    {
        if (!value.StartsWith(Open, StringComparison.Ordinal))
            return value;
        var text = new StringBuilder();
        var line = value[Open.Length..];
        while (line.IndexOf(Close, StringComparison.Ordinal) is var end)
        {
            if (end >= 0)
                return text.Append(line.AsSpan(0, end)).ToString();
            text.Append(line).Append('\n');
            if (_lines.ReadLine() is not { } next)
                break;
            line = next;
        }
        return text.ToString();
    }
}
