using System.Xml;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The elements of an XML file of bounded size, forwards, without document types and entities of its own.</summary>
static class NuGetXml
{
    /// <summary>The most characters of a file.</summary>
    public const int MaxCharacters = 32 * 1024 * 1024;

    /// <summary>The deepest nesting of elements.</summary>
    public const int MaxDepth = 100;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Every element in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The file is no XML, or beyond a limit.</exception>
    public static List<NuGetElement> Elements(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), Settings);
            List<NuGetElement> elements = [];
            var open = new Stack<NuGetElement>();
            while (reader.Read())
            {
                while (open.Count > reader.Depth)
                    open.Pop();
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (reader.Depth >= MaxDepth)
                            throw new InvalidDataException($"Elements are nested deeper than {MaxDepth} levels.");
                        var element = Element(reader, open.TryPeek(out var parent) ? parent : null);
                        elements.Add(element);
                        open.Push(element);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder):
                        holder.Add(reader.Value);
                        break;
                }
            }
            return elements;
        }
        catch (XmlException problem)
        {
            throw new InvalidDataException($"Not XML at line {problem.LineNumber}, column {problem.LinePosition}.", problem);
        }
    }

    static NuGetElement Element(XmlReader reader, NuGetElement? parent)
    {
        var element = new NuGetElement(reader.LocalName, parent);
        while (reader.MoveToNextAttribute())
            element.Attributes[reader.LocalName] = reader.Value.Trim();
        reader.MoveToElement();
        return element;
    }
}
