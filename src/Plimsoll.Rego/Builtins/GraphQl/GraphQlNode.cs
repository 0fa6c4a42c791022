using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>Makes a node of a tree of syntax: an object in the shape that policies for OPA know, without what is empty.</summary>
/// <remarks>https://pkg.go.dev/github.com/vektah/gqlparser/v2/ast.</remarks>
sealed class GraphQlNode
{
    readonly List<KeyValuePair<RegoValue, RegoValue>> _members = [];

    /// <summary>Adds a member; an empty list or object, and nothing, is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public GraphQlNode With(string name, RegoValue? value)
    {
        if (value is not (null or RegoNull or RegoArray { Count: 0 } or RegoObject { Count: 0 }))
            _members.Add(KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(name), value));
        return this;
    }

    /// <summary>Adds a text, which may be empty.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    public GraphQlNode With(string name, string text) => With(name, new RegoString(text));

    /// <summary>Adds a truth value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The truth value.</param>
    public GraphQlNode With(string name, bool value) => With(name, RegoBoolean.Of(value));

    /// <summary>Adds a list.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="items">The list.</param>
    public GraphQlNode With(string name, List<RegoValue> items) => With(name, new RegoArray([.. items]));

    /// <summary>The node.</summary>
    public RegoObject Done() => RegoObject.Of(_members);
}
