using System.Text;

namespace Plimsoll.Rego.Values;

/// <summary>A text.</summary>
public sealed class RegoString : RegoValue
{
    int _hash;

    /// <summary>A text as a value.</summary>
    /// <param name="value">The text.</param>
    public RegoString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The empty text.</summary>
    public static RegoString Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override RegoKind Kind => RegoKind.String;

    /// <summary>The number of code points, which is what Rego counts.</summary>
    public int Length
    {
        get
        {
            var count = 0;
            foreach (var unit in Value)
            {
                if (!char.IsLowSurrogate(unit))
                    count++;
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = string.GetHashCode(Value, StringComparison.Ordinal);
            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>Compares texts by their code points, as UTF-8 sorts.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <remarks>UTF-16 units sort the same but for surrogates, which stand for code points above those of U+E000 to U+FFFF.</remarks>
    internal static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x1_0000 : unit;

    private protected override bool EqualsSameKind(RegoValue other)
    {
        var text = (RegoString)other;
        return text.Value.Length == Value.Length && (_hash == 0 || text._hash == 0 || _hash == text._hash)
            && text.Value == Value;
    }

    private protected override int CompareSameKind(RegoValue other) => Compare(Value, ((RegoString)other).Value);

    /// <summary>The code points of the text.</summary>
    internal StringRuneEnumerator Runes => Value.EnumerateRunes();
}
