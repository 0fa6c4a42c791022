using System.Globalization;
using System.Xml;

namespace Plimsoll.Reports;

/// <summary>How tests are written as JUnit XML.</summary>
static class JUnitXml
{
    /// <summary>The layout of the document; the declaration stands before it.</summary>
    public static XmlWriterSettings Settings { get; } = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
        CheckCharacters = true,
        // The writer is the caller's, who chooses the encoding: we do not name one.
        OmitXmlDeclaration = true,
    };

    /// <summary>The line before the document.</summary>
    public const string Declaration = "<?xml version=\"1.0\"?>\n";

    /// <summary>An attribute, visible.</summary>
    public static void Attribute(this XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, VisibleText.Of(value));

    /// <summary>An attribute that is a number.</summary>
    public static void Attribute(this XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The attribute <c>time</c>, in seconds.</summary>
    public static void Time(this XmlWriter xml, TimeSpan duration) =>
        xml.WriteAttributeString("time", duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
}
