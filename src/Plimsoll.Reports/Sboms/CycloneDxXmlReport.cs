using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports.Sboms;

/// <summary>The same as <see cref="CycloneDxReport"/>, as CycloneDX XML.</summary>
/// <remarks>CycloneDX 1.6 (ECMA-424), https://cyclonedx.org/docs/1.6/xml/; the order of elements is that of its schema.</remarks>
public sealed class CycloneDxXmlReport : IReport
{
    const string Namespace = "http://cyclonedx.org/schema/bom/1.6";

    static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        // A carriage return in a value would be lost at the next reader if it stood there as it is.
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = true,
        OmitXmlDeclaration = true,
    };

    /// <inheritdoc/>
    public string Name => "cyclonedx-xml";

    /// <inheritdoc/>
    public string Description => "bill of materials with vulnerabilities (CycloneDX 1.6, XML)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var content = SbomContent.Of(examination);
        var serial = HashingWriter.UuidOf(writer => Write(content, "", writer));
        Write(content, $"urn:uuid:{serial:D}", output);
    }

    static void Write(SbomContent content, string serial, TextWriter output)
    {
        output.Write(JUnitXml.Declaration);
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("bom", Namespace);
            if (serial.Length > 0)
                xml.WriteAttributeString("serialNumber", serial);
            xml.WriteAttributeString("version", "1");
            Metadata(content, xml);

            xml.WriteStartElement("components");
            if (content.Facts.Distro is { } distro)
                DistroComponent(distro, xml);
            foreach (var entry in content.Entries)
                Component(entry, xml);
            xml.WriteEndElement();
            Dependencies(content, xml);
            if (content.IsIncomplete)
                Incomplete(xml);
            new CycloneDxXmlVulnerabilities(xml).Write(content);
            xml.WriteEndElement();
        }
        output.Write('\n');
    }

    static void Metadata(SbomContent content, XmlWriter xml)
    {
        xml.WriteStartElement("metadata");
        if (content.Created is { } created)
            xml.WriteElementString("timestamp", created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteStartElement("tools");
        xml.WriteStartElement("components");
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", "application");
        xml.Text("name", "plimsoll");
        xml.Text("version", content.ToolVersion);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", CycloneDxReport.RootType(content.Facts));
        xml.WriteAttributeString("bom-ref", SbomContent.RootReference);
        xml.Text("name", content.Facts.SubjectName);
        xml.TextIfAny("version", content.Facts.Digest?.ToString() ?? "");
        xml.Properties(content.Properties);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void DistroComponent(Distro distro, XmlWriter xml)
    {
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", "operating-system");
        xml.WriteAttributeString("bom-ref", SbomContent.DistroReference);
        xml.Text("name", distro.Id);
        xml.TextIfAny("version", distro.VersionId);
        xml.TextIfAny("description", distro.PrettyName);
        xml.WriteEndElement();
    }

    static void Component(SbomEntry entry, XmlWriter xml)
    {
        var package = entry.Package;
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", package.Ecosystem == Ecosystem.Binary ? "application" : "library");
        xml.AttributeText("bom-ref", entry.Reference);
        if (package.Vendor.Length > 0)
        {
            xml.WriteStartElement("supplier");
            xml.Text("name", package.Vendor);
            xml.WriteEndElement();
        }
        xml.TextIfAny("group", entry.Group);
        xml.Text("name", entry.Name);
        xml.TextIfAny("version", package.Version);
        if (package.IsDevelopment)
            xml.Text("scope", "excluded");
        Licenses(SbomLicenses.Of(package.Licenses), xml);
        xml.Text("purl", entry.Purl);
        xml.Properties(entry.Properties);
        if (package.Location.Path.Length > 0)
        {
            xml.WriteStartElement("evidence");
            xml.WriteStartElement("occurrences");
            xml.WriteStartElement("occurrence");
            xml.Text("location", package.Location.FullPath);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Licenses(SbomLicenses licenses, XmlWriter xml)
    {
        if (licenses.Expression.Length == 0 && licenses.Listed.IsEmpty)
            return;
        xml.WriteStartElement("licenses");
        xml.TextIfAny("expression", licenses.Expression);
        foreach (var (text, isId) in licenses.Listed)
        {
            xml.WriteStartElement("license");
            xml.Text(isId ? "id" : "name", text);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Dependencies(SbomContent content, XmlWriter xml)
    {
        xml.WriteStartElement("dependencies");
        Dependency(SbomContent.RootReference, content.RootNeeds, xml);
        if (content.Facts.Distro is not null)
            Dependency(SbomContent.DistroReference, content.DistroNeeds, xml);
        foreach (var entry in content.Entries.Where(entry => entry.Needs.Length > 0))
            Dependency(entry.Reference, entry.Needs, xml);
        xml.WriteEndElement();
    }

    static void Dependency(string reference, ImmutableArray<string> needs, XmlWriter xml)
    {
        xml.WriteStartElement("dependency");
        xml.AttributeText("ref", reference);
        foreach (var need in needs)
        {
            xml.WriteStartElement("dependency");
            xml.AttributeText("ref", need);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Incomplete(XmlWriter xml)
    {
        xml.WriteStartElement("compositions");
        xml.WriteStartElement("composition");
        xml.Text("aggregate", "incomplete");
        xml.WriteStartElement("assemblies");
        xml.WriteStartElement("assembly");
        xml.WriteAttributeString("ref", SbomContent.RootReference);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
