using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

/// <summary>Reads how the built-in functions write their types, e.g. <c>array[any] | set[any], string -> array&lt;string, number&gt;</c>.</summary>
sealed class TypeNotation
{
    readonly string _text;
    int _position;

    TypeNotation(string text) => _text = text;

    /// <summary>The types of the arguments and of the result.</summary>
    /// <param name="text">The notation.</param>
    /// <exception cref="FormatException">It is not well-formed.</exception>
    public static (ImmutableArray<RegoType> Arguments, RegoType Result) Parse(string text)
    {
        var notation = new TypeNotation(text);
        var arguments = ImmutableArray.CreateBuilder<RegoType>();
        if (!notation.Accept("->"))
        {
            do
                arguments.Add(notation.Union());
            while (notation.Accept(","));
            notation.Expect("->");
        }

        var result = notation.Union();
        return notation._position == text.Length ? (arguments.ToImmutable(), result) : throw notation.Error("the end");
    }

    RegoType Union()
    {
        var type = Single();
        while (Accept("|"))
            type = RegoType.Union(type, Single());
        return type;
    }

    RegoType Single()
    {
        if (Accept("("))
        {
            var inner = Union();
            Expect(")");
            return inner;
        }

        return Word() switch
        {
            "any" => RegoType.Any,
            "null" => new ScalarType(RegoKind.Null),
            "boolean" => new ScalarType(RegoKind.Boolean),
            "number" => new ScalarType(RegoKind.Number),
            "string" => new ScalarType(RegoKind.String),
            "array" when Accept("<") => Fixed(),
            "array" => new ArrayType(null, Bracketed()),
            "set" => new SetType(Bracketed()),
            "object" => Object(),
            var word => throw Error($"a type instead of \"{word}\""),
        };
    }

    ArrayType Fixed()
    {
        var items = ImmutableArray.CreateBuilder<RegoType>();
        do
            items.Add(Union());
        while (Accept(","));
        Expect(">");
        return new ArrayType(items.ToImmutable(), RegoType.Union(items));
    }

    ObjectType Object()
    {
        Expect("[");
        var key = Union();
        Expect(":");
        var value = Union();
        Expect("]");
        return new ObjectType(null, key, value);
    }

    RegoType Bracketed()
    {
        Expect("[");
        var each = Union();
        Expect("]");
        return each;
    }

    string Word()
    {
        SkipSpace();
        var start = _position;
        while (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
            _position++;
        return _text[start.._position];
    }

    bool Accept(string sign)
    {
        SkipSpace();
        if (string.CompareOrdinal(_text, _position, sign, 0, sign.Length) != 0)
            return false;
        _position += sign.Length;
        SkipSpace();
        return true;
    }

    void Expect(string sign)
    {
        if (!Accept(sign))
            throw Error($"\"{sign}\"");
    }

    void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
    }

    FormatException Error(string expected) => new($"the types \"{_text}\": expected {expected} at position {_position}");
}
