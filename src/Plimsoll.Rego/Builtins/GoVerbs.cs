using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>Formats one argument by one verb.</summary>
/// <remarks>https://pkg.go.dev/fmt#hdr-Printing.</remarks>
static class GoVerbs
{
    /// <summary>Appends an argument.</summary>
    /// <param name="call">What counts the work.</param>
    /// <param name="to">Where to.</param>
    /// <param name="directive">The flags, the width and the precision.</param>
    /// <param name="verb">The verb; U+FFFF where it is beyond UTF-16 units.</param>
    /// <param name="written">The verb as it is written.</param>
    /// <param name="argument">The argument.</param>
    public static void Append(BuiltinCall call, StringBuilder to, GoDirective directive, char verb, string written, in GoArgument argument)
    {
        if (verb == 'T')
        {
            Text(call, to, directive, 's', argument.TypeName);
            return;
        }

        var isSharp = directive.Sharp;
        if (verb == 'v')
            (directive.Sharp, directive.Plus) = (false, false);
        var isKnown = argument.Kind switch
        {
            GoArgumentKind.Text => Text(call, to, directive, verb == 'v' && isSharp ? 'q' : verb, argument.Text),
            GoArgumentKind.Number => GoFloats.TryAppend(to, directive, verb, argument.Number),
            _ => GoIntegers.TryAppend(to, directive, verb, argument),
        };
        if (!isKnown)
            Unknown(call, to, directive, written, argument);
    }

    static void Unknown(BuiltinCall call, StringBuilder to, GoDirective directive, string written, in GoArgument argument)
    {
        var isBig = argument.Kind == GoArgumentKind.BigInteger;
        to.Append("%!").Append(written).Append('(').Append(isBig ? "big.Int" : argument.TypeName).Append('=');
        if (isBig)
            to.Append(argument.Text);
        else
            Append(call, to, directive, 'v', "v", argument);
        to.Append(')');
    }

    static bool Text(BuiltinCall call, StringBuilder to, in GoDirective directive, char verb, string text)
    {
        switch (verb)
        {
            case 'v' or 's':
                call.ChargeBuilt(to.Length, text.Length);
                directive.Pad(to, Truncated(text, directive), withZeros: true);
                return true;
            case 'x' or 'X':
                Hexadecimal(call, to, directive, text, verb == 'X');
                return true;
            case 'q':
                call.ChargeBuilt(to.Length, 4L * text.Length);
                directive.Pad(to, GoQuoting.Quote(Truncated(text, directive).ToString(), directive.Sharp, directive.Plus), withZeros: true);
                return true;
            default:
                return false;
        }
    }

    static ReadOnlySpan<char> Truncated(string text, in GoDirective directive) =>
        directive.Precision is { } most && most < text.Length ? text.AsSpan(0, CodePoints.Skip(text, 0, most)) : text;

    static void Hexadecimal(BuiltinCall call, StringBuilder to, in GoDirective directive, string text, bool isUpper)
    {
        call.ChargeBuilt(to.Length, 15L * text.Length);
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan();
        if (directive.Precision is { } most && most < bytes.Length)
            bytes = bytes[..most];
        var digits = isUpper ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes);
        var prefix = isUpper ? "0X" : "0x";
        if (!directive.Space)
        {
            directive.Pad(to, directive.Sharp && digits.Length > 0 ? prefix + digits : digits, withZeros: true);
            return;
        }

        var parts = new StringBuilder(digits.Length * 2);
        for (var at = 0; at < digits.Length; at += 2)
            parts.Append(at > 0 ? " " : "").Append(directive.Sharp ? prefix : "").Append(digits, at, 2);
        directive.Pad(to, parts.ToString(), withZeros: true);
    }
}
