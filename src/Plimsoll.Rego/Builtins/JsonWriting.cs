using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Writes JSON as Go does: names sorted, and what HTML could take for its own escaped.</summary>
/// <param name="call">What counts the work.</param>
/// <param name="prefix">What each line begins with.</param>
/// <param name="indent">What is added for each level; <c>null</c> for one line.</param>
/// <remarks>https://pkg.go.dev/encoding/json#Marshal, #MarshalIndent.</remarks>
sealed class JsonWriting(BuiltinCall call, string prefix = "", string? indent = null)
{
    readonly StringBuilder _out = new();
    int _level;

    /// <summary>A value as compact JSON.</summary>
    public static string Compact(BuiltinCall call, RegoValue value) => new JsonWriting(call).Run(value);

    /// <summary>A value as JSON.</summary>
    public string Run(RegoValue value)
    {
        Write(value);
        return _out.ToString();
    }

    void Write(RegoValue value)
    {
        NestingGuard.Enter();
        call.ChargeBuilt(_out.Length, 5);
        switch (value)
        {
            case RegoBoolean boolean:
                _out.Append(boolean.Value ? "true" : "false");
                break;
            case RegoNumber number:
                Append(number.Text);
                break;
            case RegoString text:
                Quote(text.Value);
                break;
            case RegoArray array:
                Items(array.Items);
                break;
            case RegoSet set:
                Items(set.Items);
                break;
            case RegoObject members:
                Members(members);
                break;
            default:
                _out.Append("null");
                break;
        }
    }

    void Items(ReadOnlySpan<RegoValue> items)
    {
        _out.Append('[');
        _level++;
        for (var index = 0; index < items.Length; index++)
        {
            Line(isFirst: index == 0);
            Write(items[index]);
        }

        End(items.Length, ']');
    }

    void Members(RegoObject members)
    {
        _out.Append('{');
        _level++;
        var (names, values) = NamesOf(members);
        for (var index = 0; index < names.Length; index++)
        {
            Line(isFirst: index == 0);
            Quote(names[index]);
            _out.Append(indent is null ? ":" : ": ");
            Write(values[index]);
        }

        End(names.Length, '}');
    }

    (string[] Names, RegoValue[] Values) NamesOf(RegoObject members)
    {
        var names = new string[members.Count];
        var areTexts = true;
        for (var index = 0; index < names.Length; index++)
        {
            var key = members.Keys[index];
            areTexts &= key is RegoString;
            names[index] = key is RegoString text ? text.Value : Compact(call, key);
        }

        if (areTexts)
            return (names, members.SortedValuesOfKeys());
        var values = members.Values.ToArray();
        Array.Sort(names, values, Comparer<string>.Create(RegoString.Compare));
        return (names, values);
    }

    void Line(bool isFirst)
    {
        if (!isFirst)
            _out.Append(',');
        if (indent is not null)
            Break();
    }

    void End(int count, char close)
    {
        _level--;
        if (count > 0 && indent is not null)
            Break();
        _out.Append(close);
    }

    void Break()
    {
        call.ChargeBuilt(_out.Length, 1 + prefix.Length + (long)_level * (indent?.Length ?? 0));
        _out.Append('\n').Append(prefix);
        for (var level = 0; level < _level; level++)
            _out.Append(indent);
    }

    void Append(string text)
    {
        call.ChargeBuilt(_out.Length, text.Length);
        _out.Append(text);
    }

    void Quote(string text)
    {
        call.ChargeBuilt(_out.Length, 6L * text.Length + 2);
        _out.Append('"');
        foreach (var unit in text)
        {
            var escape = unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => null,
            };
            if (escape is not null)
                _out.Append(escape);
            else if (unit is < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029')
                _out.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else
                _out.Append(unit);
        }

        _out.Append('"');
    }
}
