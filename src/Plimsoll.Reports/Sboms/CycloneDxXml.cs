using System.Collections.Immutable;
using System.Xml;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>Elements of CycloneDX XML whose content comes from what was scanned: what XML cannot carry is made visible.</summary>
static class CycloneDxXml
{
    /// <summary>An element with a text.</summary>
    public static void Text(this XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteString(Safe(value));
        xml.WriteEndElement();
    }

    /// <summary>An element with a text, where there is one.</summary>
    public static void TextIfAny(this XmlWriter xml, string name, string value)
    {
        if (value.Length > 0)
            xml.Text(name, value);
    }

    /// <summary>The element <c>properties</c>, where there are any.</summary>
    public static void Properties(this XmlWriter xml, ImmutableArray<SbomProperty> properties)
    {
        if (properties.IsEmpty)
            return;
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteString(Safe(value));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static string Safe(string text) => text.All(XmlConvert.IsXmlChar) ? text : VisibleText.Of(text);
}
