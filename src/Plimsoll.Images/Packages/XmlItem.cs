namespace Plimsoll.Images.Packages;

/// <summary>An element of an XML file.</summary>
/// <param name="Name">Its name without namespace.</param>
sealed record XmlItem(string Name)
{
    readonly List<XmlItem> _children = [];
    readonly List<string> _texts = [];

    /// <summary>Its own text, without white space around its pieces; that of its children is theirs.</summary>
    public string Text => _texts is [var only] ? only : string.Join(' ', _texts);

    /// <summary>Its attributes by name without namespace.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The elements in it.</summary>
    public IReadOnlyList<XmlItem> Children => _children;

    /// <summary>Adds an element to it.</summary>
    public void Add(XmlItem child) => _children.Add(child);

    /// <summary>Adds a piece of text to it.</summary>
    public void Add(string text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } piece)
            _texts.Add(piece.ToString());
    }

    /// <summary>The first element of a name in it.</summary>
    public XmlItem? Child(string name) => _children.Find(child => child.Name == name);

    /// <summary>The text of the first element of a name in it; empty where there is none.</summary>
    public string TextOf(string name) => Child(name)?.Text ?? "";

    /// <summary>The elements in the first element of a name in it.</summary>
    public IReadOnlyList<XmlItem> ListOf(string name) => Child(name)?.Children ?? [];

    /// <summary>An attribute; empty where there is none.</summary>
    public string Attribute(string name) => Attributes.GetValueOrDefault(name, "");
}
