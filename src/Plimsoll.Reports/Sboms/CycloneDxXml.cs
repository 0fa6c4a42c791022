using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>Elements and attributes of CycloneDX XML whose content comes from what was scanned.</summary>
/// <remarks>
/// What steers a reader's eye (overrides of the direction, characters without a width) is written as a character reference: a program that
/// reads the document gets it, whoever looks at it sees it. What XML 1.0 (section 2.2) cannot carry even so stands there as <c>\u{HEX}</c>.
/// </remarks>
static class CycloneDxXml
{
    /// <summary>An element with a text.</summary>
    public static void Text(this XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteText(value);
        xml.WriteEndElement();
    }

    /// <summary>An element with a text, where there is one.</summary>
    public static void TextIfAny(this XmlWriter xml, string name, string value)
    {
        if (value.Length > 0)
            xml.Text(name, value);
    }

    /// <summary>An attribute with a text.</summary>
    public static void AttributeText(this XmlWriter xml, string name, string value)
    {
        xml.WriteStartAttribute(name);
        xml.WriteText(value);
        xml.WriteEndAttribute();
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
            xml.AttributeText("name", name);
            xml.WriteText(value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void WriteText(this XmlWriter xml, string text)
    {
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var isText = status == OperationStatus.Done && IsXml(rune);
            if (isText && (rune.IsAscii || VisibleText.IsVisible(rune)))
            {
                at += length;
                continue;
            }

            xml.WriteString(text[written..at]);
            if (!isText)
                xml.WriteString(string.Create(CultureInfo.InvariantCulture, $"\\u{{{(status == OperationStatus.Done ? rune.Value : text[at]):X}}}"));
            else if (length == 1)
                xml.WriteCharEntity(text[at]);
            else
                xml.WriteSurrogateCharEntity(text[at + 1], text[at]);
            at += length;
            written = at;
        }
        xml.WriteString(written == 0 ? text : text[written..]);
    }

    static bool IsXml(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not (0xfffe or 0xffff));
}
