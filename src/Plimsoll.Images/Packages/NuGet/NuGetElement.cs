using System.Text;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>An element of an XML file while it is read.</summary>
/// <param name="name">Its name without a prefix.</param>
/// <param name="parent">The element around it; <c>null</c> for the root.</param>
sealed class NuGetElement(string name, NuGetElement? parent)
{
    readonly StringBuilder _text = new();

    /// <summary>Its name without a prefix.</summary>
    public string Name => name;

    /// <summary>The element around it; <c>null</c> for the root.</summary>
    public NuGetElement? Parent => parent;

    /// <summary>Its attributes; names of MSBuild do not depend on case.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text directly in it.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds a piece of text: comments and references cut it into as many as a file likes.</summary>
    public void Add(string text) => _text.Append(text);

    /// <summary>An attribute; empty where it is absent.</summary>
    public string Attribute(string attribute) => Attributes.GetValueOrDefault(attribute, "");
}
