using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Values;

/// <summary>Writes values for people: close to the literals of the language, and short.</summary>
static class CelText
{
    const int MaxCharacters = 200;
    const int MaxDepth = 8;

    public static string Of(CelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        if (text.Length > MaxCharacters)
            text.Remove(MaxCharacters, text.Length - MaxCharacters).Append('…');
        return text.ToString();
    }

    static void Append(StringBuilder text, CelValue value, int depth)
    {
        if (text.Length > MaxCharacters)
            return;
        if (depth > MaxDepth)
        {
            text.Append('…');
            return;
        }

        switch (value.Kind)
        {
            case CelKind.List:
                AppendList(text, value.AsList!, depth);
                break;
            case CelKind.Map:
                AppendMap(text, value.AsMap!, depth);
                break;
            case CelKind.Optional when value.AsOptional!.HasValue:
                text.Append("optional.of(");
                Append(text, value.AsOptional.Value, depth + 1);
                text.Append(')');
                break;
            case CelKind.Struct:
                AppendStruct(text, value.AsStruct!, depth);
                break;
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    static void AppendList(StringBuilder text, CelList list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count && text.Length <= MaxCharacters; i++)
        {
            if (i > 0)
                text.Append(", ");
            Append(text, list[i], depth + 1);
        }

        text.Append(']');
    }

    static void AppendMap(StringBuilder text, CelMap map, int depth)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (key, value) in map.Entries)
        {
            if (text.Length > MaxCharacters)
                break;
            if (!isFirst)
                text.Append(", ");
            isFirst = false;
            Append(text, key, depth + 1);
            text.Append(": ");
            Append(text, value, depth + 1);
        }

        text.Append('}');
    }

    static string Start(string text) => text.Length <= MaxCharacters ? text : text[..MaxCharacters];

    static void AppendStruct(StringBuilder text, CelStruct made, int depth)
    {
        text.Append(made.Type).Append('{');
        var isFirst = true;
        foreach (var (name, value) in made.ShownFields)
        {
            if (text.Length > MaxCharacters)
                break;
            if (!isFirst)
                text.Append(", ");
            isFirst = false;
            text.Append(name).Append(": ");
            Append(text, value, depth + 1);
        }

        text.Append('}');
    }

    static string Scalar(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool ? "true" : "false",
        CelKind.Int => value.AsInt.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint.ToString(CultureInfo.InvariantCulture) + "u",
        CelKind.Double => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        CelKind.String => $"\"{Start(value.AsString!).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        CelKind.Bytes => $"b\"{Convert.ToHexStringLower(value.AsBytes!.Value.AsSpan()[..Math.Min(value.AsBytes.Value.Length, MaxCharacters)])}\"",
        CelKind.Duration => string.Create(CultureInfo.InvariantCulture, $"duration({value.AsDurationNanoseconds}ns)"),
        CelKind.Timestamp => string.Create(CultureInfo.InvariantCulture, $"timestamp({value.AsTimestamp!.Seconds}.{value.AsTimestamp.Nanoseconds:D9})"),
        CelKind.Type => value.AsType!.ToString(),
        CelKind.Optional => "optional.none()",
        CelKind.Error => $"error: {value.AsError!.Message}",
        _ => value.AsReference!.ToString() ?? value.Type.ToString(),
    };
}
