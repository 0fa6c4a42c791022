using System.Buffers;
using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Writes YAML in blocks, names sorted.</summary>
/// <param name="call">What counts the work.</param>
/// <remarks>https://yaml.org/spec/1.2.2/; lists in mappings are not indented, as sigs.k8s.io/yaml writes them.</remarks>
sealed class YamlWriting(BuiltinCall call)
{
    /// <summary>Deepest nesting, in levels: each level adds its indentation to each line.</summary>
    const int MaxNesting = 1_000;

    static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`");
    static readonly SearchValues<char> Flow = SearchValues.Create(",[]{}");

    readonly StringBuilder _out = new();

    /// <summary>A value as a document.</summary>
    public string Run(RegoValue value)
    {
        switch (value)
        {
            case RegoArray { Count: > 0 } or RegoSet { Count: > 0 } or RegoObject { Count: > 0 }:
                Block(value, 0, isInline: true);
                break;
            default:
                Scalar(value, 0);
                _out.Append('\n');
                break;
        }

        return _out.ToString();
    }

    void Block(RegoValue value, int level, bool isInline)
    {
        NestingGuard.Enter();
        if (level > MaxNesting)
            throw new RegoLimitException($"nested deeper than {MaxNesting} levels");
        switch (value)
        {
            case RegoArray array:
                Items(array.Items, level, isInline);
                break;
            case RegoSet set:
                Items(set.Items, level, isInline);
                break;
            default:
                Members((RegoObject)value, level, isInline);
                break;
        }
    }

    void Items(ReadOnlySpan<RegoValue> items, int level, bool isInline)
    {
        foreach (var item in items)
        {
            Indent(level, isInline);
            isInline = false;
            _out.Append("- ");
            Entry(item, level + 1, isItem: true);
        }
    }

    void Members(RegoObject members, int level, bool isInline)
    {
        var names = new string[members.Count];
        var values = members.Values.ToArray();
        for (var index = 0; index < names.Length; index++)
            names[index] = members.Keys[index] is RegoString text ? text.Value : JsonWriting.Compact(call, members.Keys[index]);
        Array.Sort(names, values, Comparer<string>.Create(RegoString.Compare));
        for (var index = 0; index < names.Length; index++)
        {
            Indent(level, isInline);
            isInline = false;
            Text(names[index], level, mayBeBlock: false);
            _out.Append(':');
            Entry(values[index], level, isItem: false);
        }
    }

    void Entry(RegoValue value, int level, bool isItem)
    {
        switch (value)
        {
            case RegoArray { Count: > 0 } or RegoSet { Count: > 0 } when !isItem:
                _out.Append('\n');
                Block(value, level, isInline: false);
                break;
            case RegoObject { Count: > 0 } when !isItem:
                _out.Append('\n');
                Block(value, level + 1, isInline: false);
                break;
            case RegoArray { Count: > 0 } or RegoSet { Count: > 0 } or RegoObject { Count: > 0 }:
                Block(value, level, isInline: true);
                break;
            default:
                if (!isItem)
                    _out.Append(' ');
                Scalar(value, isItem ? level - 1 : level);
                _out.Append('\n');
                break;
        }
    }

    void Indent(int level, bool isInline)
    {
        call.ChargeBuilt(_out.Length, isInline ? 1 : 2 * level + 1);
        if (!isInline)
            _out.Append(' ', 2 * level);
    }

    void Scalar(RegoValue value, int level)
    {
        switch (value)
        {
            case RegoString text:
                Text(text.Value, level, mayBeBlock: true);
                break;
            case RegoArray or RegoSet:
                _out.Append("[]");
                break;
            case RegoObject:
                _out.Append("{}");
                break;
            default:
                var written = JsonWriting.Compact(call, value);
                _out.Append(written);
                break;
        }
    }

    void Text(string text, int level, bool mayBeBlock)
    {
        call.ChargeBuilt(_out.Length, 6L * text.Length + 2);
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAny('\x7F', '\x85', '\uFEFF') || text.AsSpan().ContainsAny('\u2028', '\u2029'))
        {
            if (mayBeBlock && CanBeBlock(text))
                Literal(text, level + 1);
            else
                DoubleQuoted(text);
        }
        else if (!YamlScalars.IsText(text))
        {
            DoubleQuoted(text);
        }
        else if (CanBePlain(text))
        {
            _out.Append(text);
        }
        else
        {
            _out.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
    }

    static bool CanBePlain(string text)
    {
        var isIndicated = Indicators.Contains(text[0]) && !(text[0] is '-' or '?' or ':' && text.Length > 1 && text[1] != ' ' && !Flow.Contains(text[1]));
        return !isIndicated && text[0] != ' ' && text[^1] is not (' ' or ':') && !text.AsSpan().ContainsAny(Flow)
            && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && text is not ("<<" or "=") && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal);
    }

    static bool CanBeBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n') && !text.Contains(" \n", StringComparison.Ordinal) && text[^1] != ' '
        && !text.Any(unit => unit != '\n' && (char.IsControl(unit) || unit is '\x85' or '\uFEFF' or '\u2028' or '\u2029'));

    void Literal(string text, int level)
    {
        var lines = text.Split('\n');
        var newlines = text.Length - text.TrimEnd('\n').Length;
        call.ChargeBuilt(_out.Length, text.Length + 2L * level * lines.Length);
        var keep = newlines > 1 ? "+" : "";
        _out.Append('|').Append(newlines == 0 ? "-" : keep);
        var count = newlines == 0 ? lines.Length : lines.Length - 1;
        for (var index = 0; index < count; index++)
        {
            _out.Append('\n');
            if (lines[index].Length > 0)
                _out.Append(' ', 2 * level).Append(lines[index]);
        }
    }

    void DoubleQuoted(string text)
    {
        _out.Append('"');
        foreach (var unit in text)
        {
            var escape = unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\0' => "\\0",
                _ => null,
            };
            if (escape is not null)
                _out.Append(escape);
            else if (char.IsControl(unit) || unit is '\uFEFF' or '\u2028' or '\u2029')
                _out.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            else
                _out.Append(unit);
        }

        _out.Append('"');
    }
}
