using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Reads locations: <c>spec.containers[name: main].image</c>, <c>metadata.labels."example.com/team"</c>, <c>[name: *]</c> for every item.</summary>
/// <remarks>
/// Gatekeeper, "Mutation", section "Location" (https://open-policy-agent.github.io/gatekeeper/website/docs/mutation/). A name outside
/// quotes is of letters, digits, <c>_</c> and <c>-</c>; inside quotes a backslash stands for the character behind it.
/// </remarks>
ref struct LocationParser
{
    readonly string _text;
    int _position;
    string _problem;

    LocationParser(string text) => (_text, _problem) = (text, "");

    /// <summary>Reads a location.</summary>
    /// <param name="text">As written.</param>
    /// <param name="path">The location; <c>null</c> where it is none.</param>
    /// <param name="problem">What is wrong with it, and at which character; empty where nothing is.</param>
    public static bool TryParse(string text, out LocationPath? path, out string problem)
    {
        path = null;
        if (text.Length > LocationPath.MaxLength)
        {
            problem = $"is longer than {LocationPath.MaxLength} characters";
            return false;
        }

        var parser = new LocationParser(text);
        var steps = parser.Steps();
        problem = parser._problem;
        if (problem.Length > 0)
            return false;
        path = new LocationPath(text, steps);
        return true;
    }

    ImmutableArray<LocationStep> Steps()
    {
        var steps = ImmutableArray.CreateBuilder<LocationStep>();
        do
        {
            if (Name("a field") is { } field)
                steps.Add(new FieldStep(field));
            if (Takes('[') && Item() is { } item)
                steps.Add(item);
            if (steps.Count > LocationPath.MaxSteps)
                Fail($"has more than {LocationPath.MaxSteps} steps");
        }
        while (_problem.Length == 0 && Takes('.'));
        SkipSpace();
        if (_position < _text.Length)
            Fail("expected a dot or the end");
        return steps.ToImmutable();
    }

    /// <summary>What stands between brackets.</summary>
    ItemStep? Item()
    {
        if (Name("a key field") is not { } key)
            return null;
        Expect(':');
        ItemStep? item;
        if (Takes('*'))
            item = new ItemStep(key, null, null);
        else if (IsNumber(out var number))
            item = new ItemStep(key, null, number);
        else
            item = Name("the value of the key field or *") is { } value ? new ItemStep(key, value, null) : null;
        Expect(']');
        return item;
    }

    /// <summary>A name, with or without quotes.</summary>
    string? Name(string what)
    {
        if (_problem.Length > 0)
            return null;
        SkipSpace();
        if (_position < _text.Length && _text[_position] is '"' or '\'')
            return Quoted();
        var start = _position;
        while (_position < _text.Length && IsNameCharacter(_text[_position]))
            _position++;
        if (_position > start)
            return _text[start.._position];
        Fail(_position == 0 && _text.Length == 0 ? "is empty" : $"expected {what}");
        return null;
    }

    string? Quoted()
    {
        var quote = _text[_position++];
        var text = new StringBuilder();
        while (_position < _text.Length)
        {
            var character = _text[_position++];
            if (character == quote)
                return text.ToString();
            if (character == '\\' && _position < _text.Length)
                character = _text[_position++];
            text.Append(character);
        }

        Fail($"expected {quote} to end the quoted text");
        return null;
    }

    /// <summary>Digits alone; they are taken where they are that.</summary>
    bool IsNumber(out long number)
    {
        SkipSpace();
        var end = _position;
        while (end < _text.Length && IsNameCharacter(_text[end]))
            end++;
        var isNumber = long.TryParse(_text.AsSpan(_position, end - _position), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (isNumber)
            _position = end;
        return isNumber;
    }

    bool Takes(char character)
    {
        if (_problem.Length > 0)
            return false;
        SkipSpace();
        if (_position >= _text.Length || _text[_position] != character)
            return false;
        _position++;
        return true;
    }

    void Expect(char character)
    {
        if (!Takes(character))
            Fail($"expected {character}");
    }

    void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
    }

    void Fail(string problem)
    {
        if (_problem.Length == 0)
            _problem = _text.Length == 0 ? problem : $"\"{_text}\": {problem} (character {_position + 1})";
    }

    static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
