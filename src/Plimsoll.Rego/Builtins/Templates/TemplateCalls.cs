using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>The functions that templates may call.</summary>
/// <remarks>https://pkg.go.dev/text/template#hdr-Functions.</remarks>
static class TemplateCalls
{
    /// <summary>Calls a function.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments; <c>null</c> where one has no value.</param>
    /// <param name="problem">What is wrong with the call.</param>
    public static RegoValue? Call(BuiltinCall call, string name, List<RegoValue?> arguments, out string? problem)
    {
        problem = null;
        switch (name)
        {
            case "and" or "or" when arguments.Count > 0:
                return arguments[^1];
            case "not" when arguments.Count == 1:
                return RegoBoolean.Of(!TemplateText.IsTrue(arguments[0]));
            case "len" when arguments.Count == 1:
                return Length(arguments[0], out problem);
            case "index" when arguments.Count > 0:
                return Index(arguments, out problem);
            case "eq" or "ne" or "lt" or "le" or "gt" or "ge" when arguments.Count > 1:
                return Compare(name, arguments, out problem);
            case "print" or "println":
                return Print(call, arguments, isLine: name == "println");
            case "printf" when arguments is [RegoString, ..]:
                var values = arguments.Skip(1).Select(argument => argument ?? RegoNull.Value).ToArray();
                return GoFormat.Functions[0].Call(call, arguments[0]!, new RegoArray(values)); // A text, as just seen.
            default:
                problem = $"function \"{name}\" is not defined for {arguments.Count} arguments of these kinds";
                return null;
        }
    }

    static RegoNumber? Length(RegoValue? value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case RegoString text:
                return RegoNumber.Of(Encoding.UTF8.GetByteCount(text.Value));
            case RegoArray array:
                return RegoNumber.Of(array.Count);
            case RegoSet set:
                return RegoNumber.Of(set.Count);
            case RegoObject members:
                return RegoNumber.Of(members.Count);
            default:
                problem = $"len of {value?.TypeName ?? "no value"}";
                return null;
        }
    }

    static RegoValue? Index(List<RegoValue?> arguments, out string? problem)
    {
        problem = null;
        var found = arguments[0];
        foreach (var key in arguments.Skip(1))
        {
            var inner = (found, key) switch
            {
                (RegoObject members, not null) => members.Get(key),
                (RegoArray array, RegoNumber) => array.Get(key),
                _ => null,
            };
            if (inner is null && found is not RegoObject)
            {
                problem = $"{found?.TypeName ?? "no value"} has no index {key}";
                return null;
            }

            found = inner;
        }

        return found;
    }

    static RegoBoolean? Compare(string name, List<RegoValue?> arguments, out string? problem)
    {
        problem = null;
        var (left, right) = (arguments[0] ?? RegoNull.Value, arguments[1] ?? RegoNull.Value);
        if (name == "eq")
            return RegoBoolean.Of(arguments.Skip(1).Any(argument => left.Equals(argument ?? RegoNull.Value)));
        if (name == "ne" && arguments.Count == 2)
            return RegoBoolean.Of(!left.Equals(right));
        if (arguments.Count != 2 || left.Kind != right.Kind || left is not (RegoNumber or RegoString))
        {
            problem = $"incompatible types for comparison: {left.TypeName} and {right.TypeName}";
            return null;
        }

        var order = RegoValue.Compare(left, right);
        return RegoBoolean.Of(name switch
        {
            "lt" => order < 0,
            "le" => order <= 0,
            "gt" => order > 0,
            _ => order >= 0,
        });
    }

    static RegoString Print(BuiltinCall call, List<RegoValue?> arguments, bool isLine)
    {
        var text = new StringBuilder();
        for (var index = 0; index < arguments.Count; index++)
        {
            // Between two arguments of which none is a text, or always on a line.
            if (index > 0 && (isLine || (arguments[index] is not RegoString && arguments[index - 1] is not RegoString)))
                text.Append(' ');
            TemplateText.Append(call, text, arguments[index]);
        }

        if (isLine)
            text.Append('\n');
        return new RegoString(text.ToString());
    }
}
