using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>How values print and count in templates.</summary>
/// <remarks>https://pkg.go.dev/text/template, https://pkg.go.dev/fmt#Print.</remarks>
static class TemplateText
{
    /// <summary>What is printed for a value that is not there.</summary>
    const string Undefined = "<undefined>";

    /// <summary>Whether a value is one: not false, zero, null or empty.</summary>
    public static bool IsTrue(RegoValue? value) => value switch
    {
        null or RegoNull => false,
        RegoBoolean boolean => boolean.Value,
        RegoNumber number => !number.Equals(RegoNumber.Of(0)),
        RegoString text => text.Value.Length > 0,
        RegoArray array => array.Count > 0,
        RegoSet set => set.Count > 0,
        RegoObject members => members.Count > 0,
        _ => true,
    };

    /// <summary>Appends a value as an action prints it.</summary>
    public static void Append(BuiltinCall call, StringBuilder to, RegoValue? value)
    {
        if (value is null or RegoNull)
            to.Append(Undefined);
        else
            Write(call, to, value);
    }

    static void Write(BuiltinCall call, StringBuilder to, RegoValue value)
    {
        NestingGuard.Enter();
        switch (value)
        {
            case RegoString text:
                call.ChargeBuilt(to.Length, text.Value.Length + 1);
                to.Append(text.Value);
                break;
            case RegoArray array:
                Write(call, to, array.Items);
                break;
            case RegoSet set:
                Write(call, to, set.Items);
                break;
            case RegoObject members:
                to.Append("map[");
                for (var index = 0; index < members.Count; index++)
                {
                    if (index > 0)
                        to.Append(' ');
                    Write(call, to, members.Keys[index]);
                    to.Append(':');
                    Write(call, to, members.Values[index]);
                }

                to.Append(']');
                break;
            case RegoNull:
                to.Append("<nil>");
                break;
            default:
                call.ChargeBuilt(to.Length, 8);
                to.Append(value);
                break;
        }
    }

    static void Write(BuiltinCall call, StringBuilder to, ReadOnlySpan<RegoValue> items)
    {
        to.Append('[');
        for (var index = 0; index < items.Length; index++)
        {
            call.ChargeBuilt(to.Length, 1);
            if (index > 0)
                to.Append(' ');
            Write(call, to, items[index]);
        }

        to.Append(']');
    }
}
