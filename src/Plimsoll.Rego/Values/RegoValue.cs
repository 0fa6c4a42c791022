using System.Text;
using System.Text.Json;

namespace Plimsoll.Rego.Values;

/// <summary>A value of Rego: a JSON value, or a set. Immutable and safe for concurrent use. Undefined is no value: it is <c>null</c> of C#.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-language#values.</remarks>
public abstract class RegoValue : IEquatable<RegoValue>
{
    private protected RegoValue()
    {
    }

    /// <summary>Rego's order, for sorting.</summary>
    public static IComparer<RegoValue> Order { get; } = Comparer<RegoValue>.Create(Compare);

    /// <summary>The kind.</summary>
    public abstract RegoKind Kind { get; }

    /// <summary>The kind's name as <c>type_name</c> answers it, e.g. <c>boolean</c>.</summary>
    public string TypeName => NameOf(Kind);

    /// <summary>The name of a kind as <c>type_name</c> answers it.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(RegoKind kind) => kind switch
    {
        RegoKind.Null => "null",
        RegoKind.Boolean => "boolean",
        RegoKind.Number => "number",
        RegoKind.String => "string",
        RegoKind.Array => "array",
        RegoKind.Object => "object",
        _ => "set",
    };

    /// <summary>A document of JSON as a value. Objects and arrays are read when they are looked at, so the document must stay open.</summary>
    /// <param name="document">The document.</param>
    public static RegoValue From(JsonElement document) => JsonValues.From(document);

    /// <summary>Whether both are the same value: numbers by what they count, sets and objects whatever their order.</summary>
    /// <param name="other">The other.</param>
    /// <exception cref="RegoLimitException">They are nested too deep.</exception>
    public bool Equals(RegoValue? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is not null && other.Kind == Kind && EqualsSameKind(other);
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is RegoValue other && Equals(other);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Rego's total order: null, booleans, numbers, strings, arrays, objects, sets; each kind by what it holds.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Less than 0 where the first comes first, 0 where both are the same, more than 0 otherwise.</returns>
    /// <exception cref="RegoLimitException">They are nested too deep.</exception>
    public static int Compare(RegoValue left, RegoValue right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (ReferenceEquals(left, right))
            return 0;
        return left.Kind == right.Kind ? left.CompareSameKind(right) : (int)left.Kind - (int)right.Kind;
    }

    /// <summary>The value as a term of Rego, e.g. <c>{"a": [1, set()]}</c>.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        TermText.Write(this, text);
        return text.ToString();
    }

    /// <summary>The value as JSON: a set as an array in order, a key that is no string as its own JSON.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer) => JsonText.Write(this, writer);

    /// <summary>The value as compact JSON.</summary>
    public string ToJson() => JsonText.Of(this);

    private protected abstract bool EqualsSameKind(RegoValue other);

    private protected abstract int CompareSameKind(RegoValue other);
}
