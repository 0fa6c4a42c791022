using System.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Xml;

/// <summary>Reads XML documents of any length forwards. Nothing outside the document is ever fetched, and no entity is expanded.</summary>
static class FeedXml
{
    /// <summary>Characters of one document: 4 Gi.</summary>
    internal const long MaxCharacters = 4L * 1024 * 1024 * 1024;

    /// <summary>The deepest nesting of elements.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Characters of one element's text.</summary>
    internal const int MaxTextLength = 1024 * 1024;

    internal static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
    };

    /// <summary>Reads a document from its root on.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidDataException">It is not XML, or beyond a limit; the message says where.</exception>
    internal static void Read(Stream stream, Action<XmlReader> read)
    {
        try
        {
            using var reader = XmlReader.Create(stream, Settings());
            if (reader.MoveToContent() != XmlNodeType.Element)
                throw new InvalidDataException("The document has no element.");
            read(reader);
        }
        catch (XmlException error)
        {
            throw new InvalidDataException($"Not XML at line {error.LineNumber:N0}, column {error.LinePosition:N0}.", error);
        }
        catch (ArgumentException error)
        {
            // What the reader throws for the name of an encoding that .NET does not have.
            throw new InvalidDataException("The document is in an encoding that is not known.", error);
        }
    }

    /// <summary>Visits the elements directly within the one where the reader stands, and leaves the reader at its end.</summary>
    /// <param name="reader">Stands at an element.</param>
    /// <param name="visit">Takes each; it may read all of it, some of it, or nothing.</param>
    internal static void Children(XmlReader reader, Action<XmlReader> visit)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        if (depth >= MaxDepth)
            throw new InvalidDataException($"The document nests deeper than {MaxDepth} elements.");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != depth + 1)
                continue;
            visit(reader);
        }
    }

    /// <summary>The text of the element where the reader stands, of what is within it too; leaves the reader at its end.</summary>
    internal static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
                continue;
            var value = reader.Value;
            if (text.Length + value.Length > MaxTextLength)
                throw new InvalidDataException($"The text of an element is longer than {MaxTextLength:N0} characters.");
            text += value;
        }
        return text;
    }

    /// <summary>An attribute; empty where it is not there.</summary>
    internal static string Attribute(XmlReader reader, string name) => reader.GetAttribute(name) ?? "";
}
