using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Plimsoll.Reports.Sboms;

/// <summary>The vulnerabilities of a document in CycloneDX XML.</summary>
sealed class CycloneDxXmlVulnerabilities(XmlWriter xml)
{
    /// <summary>Writes the element <c>vulnerabilities</c>.</summary>
    public void Write(SbomContent content)
    {
        xml.WriteStartElement("vulnerabilities");
        foreach (var one in SbomVulnerability.Of(content))
        {
            xml.WriteStartElement("vulnerability");
            xml.Text("id", one.Vulnerability.Id);
            xml.WriteStartElement("source");
            xml.Text("name", one.Feed);
            xml.WriteEndElement();
            Rating(one);
            xml.TextIfAny("description", one.Vulnerability.Summary);
            xml.TextIfAny("recommendation", one.Recommendation);
            if (one.Vulnerability.Published is { } published)
                xml.WriteElementString("published", published.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Analysis(one.Analysis);
            Affects(one.Affects);
            xml.Properties(one.Properties);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    void Rating(SbomVulnerability one)
    {
        xml.WriteStartElement("ratings");
        xml.WriteStartElement("rating");
        if (one.Vulnerability.Cvss is { } cvss && double.IsFinite(cvss.Score))
            xml.WriteElementString("score", cvss.Score.ToString("0.0", CultureInfo.InvariantCulture));
        xml.WriteElementString("severity", one.Severity);
        if (one.Vulnerability.Cvss is { } scored)
        {
            xml.WriteElementString("method", one.Method);
            xml.Text("vector", scored.Vector);
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    void Analysis(SbomAnalysis? analysis)
    {
        if (analysis is null)
            return;
        xml.WriteStartElement("analysis");
        xml.Text("state", analysis.State);
        xml.TextIfAny("justification", analysis.Justification);
        xml.TextIfAny("detail", analysis.Detail);
        xml.WriteEndElement();
    }

    void Affects(ImmutableArray<(string Reference, string Version)> affects)
    {
        xml.WriteStartElement("affects");
        foreach (var (reference, version) in affects)
        {
            xml.WriteStartElement("target");
            xml.Text("ref", reference);
            xml.WriteStartElement("versions");
            xml.WriteStartElement("version");
            xml.Text("version", version);
            xml.Text("status", "affected");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
