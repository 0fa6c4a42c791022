using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Plimsoll.Images.Packages;

/// <summary>An XML file of bounded size and depth, read at once. Nothing outside the file is ever fetched.</summary>
/// <remarks>
/// XML 1.0. Two habits of real files are met: text in Latin 1 that does not say so, and HTML's names for its letters (<c>&amp;ouml;</c>),
/// which no document type declares, but Maven knows.
/// </remarks>
static class BoundedXml
{
    /// <summary>The largest file, bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The deepest nesting of elements.</summary>
    public const int MaxDepth = 100;

    /// <summary>Elements and attributes of one file.</summary>
    public const int MaxItems = 500_000;

    /// <summary>Characters of one file that entities may expand to.</summary>
    const int MaxEntityCharacters = 64 * 1024;

    static readonly string LetterEntities = MakeLetterEntities();

    /// <summary>Parses a file.</summary>
    /// <returns>Its root.</returns>
    /// <exception cref="InvalidDataException">The file is beyond the limits, or is not XML.</exception>
    public static XmlItem Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            throw new InvalidDataException($"The file is larger than {MaxBytes} bytes.");
        try
        {
            using var reader = Open(content);
            return Read(reader);
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException($"Not XML at line {fault.LineNumber}, column {fault.LinePosition}.", fault);
        }
        catch (ArgumentException fault)
        {
            // What the reader throws for the name of an encoding that .NET does not have.
            throw new InvalidDataException("The file is in an encoding that is not known.", fault);
        }
    }

    static XmlReader Open(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MaxBytes,
            MaxCharactersFromEntities = MaxEntityCharacters,
        };
        // A file with a document type of its own declares what it needs.
        var context = content.Span.IndexOf("<!DOCTYPE"u8) >= 0 ? null
            : new XmlParserContext(null, null, "letters", null, null, LetterEntities, "", "", XmlSpace.None);
        var start = content.Span[..Math.Min(content.Length, 128)];
        var isOldText = start.IndexOf("encoding"u8) < 0 && !start.StartsWith("\xFE\xFF"u8) && !start.Contains((byte)0)
            && !Utf8.IsValid(content.Span);
        return isOldText
            ? XmlReader.Create(new StringReader(Encoding.Latin1.GetString(content.Span)), settings, context)
            : XmlReader.Create(new MemoryStream(content.ToArray(), writable: false), settings, context);
    }

    static XmlItem Read(XmlReader reader)
    {
        var open = new Stack<XmlItem>();
        XmlItem? root = null;
        var items = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    items += 1 + reader.AttributeCount;
                    if (open.Count == MaxDepth || items > MaxItems)
                        throw new InvalidDataException($"The file has more than {MaxItems} elements, or nests deeper than {MaxDepth}.");
                    var (item, isEmpty) = (ReadItem(reader), reader.IsEmptyElement);
                    if (open.TryPeek(out var parent))
                        parent.Add(item);
                    root ??= item;
                    if (!isEmpty)
                        open.Push(item);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var owner):
                    owner.Add(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                default:
                    break;
            }
        }
        return root ?? throw new InvalidDataException("The file has no element.");
    }

    static XmlItem ReadItem(XmlReader reader)
    {
        var item = new XmlItem(reader.LocalName);
        while (reader.MoveToNextAttribute())
            item.Attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return item;
    }

    // HTML 4.01, section 24.2: the names of U+00A0 to U+00FF, in order.
    static string MakeLetterEntities()
    {
        const string names =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot "
            + "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc "
            + "Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN "
            + "szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve "
            + "oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
        var text = new StringBuilder();
        var code = 0xA0;
        foreach (var name in names.Split(' '))
            text.Append("<!ENTITY ").Append(name).Append(" \"&#").Append(code++).Append(";\">");
        return text.ToString();
    }
}
