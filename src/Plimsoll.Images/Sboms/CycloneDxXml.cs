using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>Reads CycloneDX XML, element by element, without a tree.</summary>
/// <remarks>https://cyclonedx.org/docs/1.7/xml/. Document types, and so entities, are refused.</remarks>
sealed class CycloneDxXml
{
    /// <summary>The address of the format, to which the version is added.</summary>
    public const string NamespacePrefix = "http://cyclonedx.org/schema/bom/";

    const int MaxDepth = 256;

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    readonly SbomDocument _document;
    readonly List<Element> _path = [];
    readonly Stack<Part> _parts = new();

    CycloneDxXml(SbomDocument document) => _document = document;

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">It is not well-formed, too deep, or no CycloneDX.</exception>
    public static SbomDocument Read(ReadOnlyMemory<byte> content)
    {
        using var stream = MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        using var xml = XmlReader.Create(stream, Settings);
        try
        {
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "bom" || !xml.NamespaceURI.StartsWith(NamespacePrefix, StringComparison.Ordinal))
                throw new InvalidDataException("It is XML, but no CycloneDX: its first element is not bom of that format.");
            var reading = new CycloneDxXml(new SbomDocument(SbomFormat.CycloneDxXml, CycloneDxKinds.Version(xml.NamespaceURI[NamespacePrefix.Length..])));
            reading.Run(xml);
            return reading._document;
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException($"Not well-formed XML at line {fault.LineNumber}, character {fault.LinePosition}.", fault);
        }
    }

    void Run(XmlReader xml)
    {
        do
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (_path.Count == MaxDepth)
                        throw new InvalidDataException($"It is nested deeper than {MaxDepth} elements.");
                    var isEmpty = xml.IsEmptyElement;
                    Begin(xml);
                    if (isEmpty)
                        End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _path.Count > 0:
                    _path[^1].Text.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
            }
        }
        while (xml.Read());
    }

    void Begin(XmlReader xml)
    {
        var element = new Element(xml.LocalName, xml.GetAttribute("name") ?? xml.GetAttribute("ref") ?? "");
        if (element.Name == "component")
            _parts.Push(new Part { Id = xml.GetAttribute("bom-ref") ?? "", Type = xml.GetAttribute("type") ?? "" });
        else if (element.Name == "dependency" && Parent(0) == "dependency")
            _document.AddNeed(_path[^1].Attribute, element.Attribute);
        _path.Add(element);
    }

    void End()
    {
        var element = _path[^1];
        _path.RemoveAt(_path.Count - 1);
        if (element.Name == "component")
            Finish(_parts.Pop());
        else if (element.Name == "timestamp" && Parent(0) == "metadata" && _path.Count == 2)
            _document.Created = SbomJson.Moment(element.Text.ToString().Trim());
        else if (_parts.TryPeek(out var part))
            Take(part, element, element.Text.ToString());
    }

    void Take(Part part, Element element, string text)
    {
        switch (Parent(0), element.Name)
        {
            case ("component", "name"): part.Name = text.Trim(); break;
            case ("component", "version"): part.Version = text.Trim(); break;
            case ("component", "purl"): part.Purl = text.Trim(); break;
            case ("component", "scope"): part.IsDevelopment = text.Trim() == CycloneDxKinds.DevelopmentScope; break;
            case ("component", "description"): part.Description = text.Trim(); break;
            case ("license", "id" or "name") when Parent(2) == "component": part.Licenses.Add(text.Trim()); break;
            case ("licenses", "expression") when Parent(1) == "component": part.Licenses.Add(text.Trim()); break;
            case ("properties", "property") when Parent(1) == "component": part.Properties.Add(new SbomProperty(element.Attribute, text)); break;
            case ("occurrence", "location") when part.Path.Length == 0: part.Path = text.Trim(); break;
        }
    }

    void Finish(Part part)
    {
        if (_path.Exists(element => element.Name is "tools" or "pedigree" or "evidence" or "formulation"))
            return;
        if (_path.Count == 2 && _path[1].Name == "metadata")
        {
            _document.SubjectName = part.Name;
            _document.Properties.AddRange(part.Properties);
            return;
        }
        _document.Add(new SbomComponent(
            part.Id.Length > 0 ? part.Id : $"#{_document.Components.Count}", CycloneDxKinds.Kind(part.Type), part.Name, part.Version, part.Purl)
        {
            Licenses = [.. part.Licenses],
            Properties = [.. part.Properties],
            Path = part.Path,
            Description = part.Description,
            IsDevelopment = part.IsDevelopment,
        });
    }

    string Parent(int up) => _path.Count > up ? _path[_path.Count - 1 - up].Name : "";

    sealed record Element(string Name, string Attribute)
    {
        public StringBuilder Text { get; } = new();
    }

    sealed class Part
    {
        public string Id = "", Type = "", Name = "", Version = "", Purl = "", Description = "", Path = "";
        public bool IsDevelopment;
        public readonly List<string> Licenses = [];
        public readonly List<SbomProperty> Properties = [];
    }
}
