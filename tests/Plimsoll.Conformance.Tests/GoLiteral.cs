using System.Globalization;
using System.Text.Json.Nodes;

namespace Plimsoll.Conformance;

/// <summary>
/// Reads the literals in which tests of Kubernetes write values: numbers, text, lists, maps, and API objects, whose fields get their
/// JSON names. What it does not know, such as a variable of the test, it refuses.
/// </summary>
sealed class GoLiteral
{
    readonly string _text;
    int _next;

    GoLiteral(string text) => _text = text;

    /// <summary>Reads a literal as JSON.</summary>
    /// <param name="text">The Go expression.</param>
    /// <param name="value">The value; <c>null</c> for <c>nil</c>.</param>
    /// <param name="problem">What cannot be read; empty where all can.</param>
    public static bool TryRead(string text, out JsonNode? value, out string problem)
    {
        var reader = new GoLiteral(text);
        try
        {
            value = reader.Value();
            problem = reader.Peek() == '\0' ? "" : reader.Rest();
        }
        catch (FormatException error)
        {
            (value, problem) = (null, error.Message);
        }

        return problem.Length == 0;
    }

    JsonNode? Value()
    {
        TryTake('&');
        return Peek() switch
        {
            '"' => JsonNode.Parse(Quoted()),
            '`' => Raw(),
            '{' => Composite(),
            '[' => ListOf(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Named(),
        };
    }

    string Quoted()
    {
        var end = _next + 1;
        while (_text[end] != '"')
            end += _text[end] == '\\' ? 2 : 1;
        var quoted = _text[_next..(end + 1)];
        _next = end + 1;
        return quoted;
    }

    JsonValue Raw()
    {
        var end = _text.IndexOf('`', _next + 1);
        var raw = _text[(_next + 1)..end];
        _next = end + 1;
        return JsonValue.Create(raw);
    }

    JsonValue Number()
    {
        var end = _next + 1;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or 'e'))
            end++;
        var number = _text[_next..end];
        _next = end;
        return long.TryParse(number, CultureInfo.InvariantCulture, out var integer)
            ? JsonValue.Create(integer)
            : JsonValue.Create(double.Parse(number, CultureInfo.InvariantCulture));
    }

    /// <summary><c>[]T{…}</c>.</summary>
    JsonArray ListOf()
    {
        Take('[');
        Take(']');
        TryTake('*');
        Name();
        return Peek() == '{' && Composite() is JsonArray list ? list : throw Refused();
    }

    JsonNode? Named()
    {
        var name = Name();
        if (name == "map")
        {
            Take('[');
            Name();
            Take(']');
            Name();
            return Composite() is JsonObject map ? map : [];
        }

        return Peek() switch
        {
            '{' => Composite() is JsonObject made ? made : [],
            '(' or '[' => Call(name),
            _ => Constant(name),
        };
    }

    JsonNode? Call(string function)
    {
        if (TryTake('['))
        {
            Name();
            Take(']');
        }

        Take('(');
        var arguments = new List<JsonNode?>();
        while (!TryTake(')'))
        {
            arguments.Add(Value());
            TryTake(',');
        }

        return (function, arguments) switch
        {
            ("ptr.To" or "resource.MustParse" or "corev1.ResourceName" or "int32" or "int64" or "types.Int" or "types.Double" or "types.Bool" or "types.String", [var only]) => only,
            ("makeDeploymentWithContainers", [var containers]) => Template(("containers", containers)),
            ("makeDeploymentWithInit", [var initial, var containers]) => Template(("initContainers", initial), ("containers", containers)),
            _ => throw new FormatException($"the function {function} of the test"),
        };
    }

    static JsonObject Template(params (string Name, JsonNode? Value)[] fields) => new()
    {
        ["spec"] = new JsonObject
        {
            ["template"] = new JsonObject
            {
                ["spec"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            },
        },
    };

    static JsonValue? Constant(string name) => name switch
    {
        "nil" => null,
        "true" or "types.True" or "trueVal" => JsonValue.Create(true),
        "false" or "types.False" or "falseVal" => JsonValue.Create(false),
        "corev1.ResourceCPU" => JsonValue.Create("cpu"),
        "corev1.ResourceMemory" => JsonValue.Create("memory"),
        _ => throw new FormatException($"the variable {name} of the test"),
    };

    /// <summary><c>{…}</c>: a list where nothing has a key, else a map or an object.</summary>
    JsonNode Composite()
    {
        Take('{');
        var items = new JsonArray();
        var entries = new JsonObject();
        while (!TryTake('}'))
        {
            var field = FieldName();
            var value = Value();
            if (field is null && TryTake(':'))
                entries[value!.GetValue<string>()] = Value();
            else if (field is null)
                items.Add(value);
            else
                AddField(entries, field, value);
            TryTake(',');
        }

        return entries.Count > 0 ? entries : items;
    }

    static void AddField(JsonObject target, string field, JsonNode? value)
    {
        switch (field)
        {
            case "VolumeSource" when value is JsonObject embedded:
                foreach (var (name, inner) in embedded)
                    target[name] = inner?.DeepClone();
                break;
            case "ObjectMeta":
                target["metadata"] = value;
                break;
            default:
                target[char.ToLowerInvariant(field[0]) + field[1..]] = value;
                break;
        }
    }

    /// <summary>The field that a value is of; <c>null</c> where it is an item or the key of a map.</summary>
    string? FieldName()
    {
        Peek();
        var end = _next;
        while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
            end++;
        if (end == _next || end == _text.Length || _text[end] != ':' || !char.IsAsciiLetterUpper(_text[_next]))
            return null;
        var name = _text[_next..end];
        _next = end + 1;
        return name;
    }

    string Name()
    {
        Peek();
        var start = _next;
        while (_next < _text.Length && (char.IsAsciiLetterOrDigit(_text[_next]) || _text[_next] is '.' or '_'))
            _next++;
        return _next == start ? throw Refused() : _text[start.._next];
    }

    char Peek()
    {
        while (_next < _text.Length && char.IsWhiteSpace(_text[_next]))
            _next++;
        return _next < _text.Length ? _text[_next] : '\0';
    }

    bool TryTake(char sign)
    {
        if (Peek() != sign)
            return false;
        _next++;
        return true;
    }

    void Take(char sign)
    {
        if (!TryTake(sign))
            throw Refused();
    }

    FormatException Refused() => new($"Go code: {Rest()}");

    string Rest() => _text[_next..Math.Min(_text.Length, _next + 40)].ReplaceLineEndings(" ");
}
