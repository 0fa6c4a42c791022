using System.Text;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A type as it is written.</summary>
/// <param name="Named">The name; empty of a list.</param>
/// <param name="Item">What a list is of.</param>
/// <param name="IsNonNull">Whether null is none of its values.</param>
sealed record GraphQlTypeRef(string Named, GraphQlTypeRef? Item, bool IsNonNull)
{
    /// <summary>The name of the type inside all lists.</summary>
    public string InnerName
    {
        get
        {
            var type = this;
            while (type.Item is { } item)
                type = item;
            return type.Named;
        }
    }

    /// <summary>The type as it is written.</summary>
    public override string ToString()
    {
        var (open, close) = (new StringBuilder(), new StringBuilder());
        var type = this;
        while (true)
        {
            if (type.IsNonNull)
                close.Insert(0, '!');
            if (type.Item is not { } item)
                return open.Append(type.Named).Append(close).ToString();
            open.Append('[');
            close.Insert(0, ']');
            type = item;
        }
    }
}
