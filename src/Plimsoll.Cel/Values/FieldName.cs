using System.Text;

namespace Plimsoll.Cel.Values;

/// <summary>The name of a field, in both encodings: looked up without being converted each time.</summary>
public sealed class FieldName
{
    readonly byte[] _utf8;

    /// <summary>Prepares <paramref name="text"/>.</summary>
    public FieldName(string text)
    {
        Text = text;
        _utf8 = Encoding.UTF8.GetBytes(text);
        Value = CelValue.String(text);
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>The name as a value of the language.</summary>
    public CelValue Value { get; }

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;
}
