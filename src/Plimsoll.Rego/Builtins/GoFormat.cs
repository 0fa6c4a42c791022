using System.Globalization;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>sprintf</c>: the formats of Go.</summary>
/// <remarks>https://pkg.go.dev/fmt, with what it prints for verbs that do not fit and for arguments that are missing or left over.</remarks>
sealed class GoFormat(BuiltinCall call, string format, RegoArray arguments)
{
    /// <summary>Room for a value that is no text, in UTF-16 units.</summary>
    const int RoomOfValue = 16;

    readonly StringBuilder _out = new(RoomFor(format, arguments));
    int _at;
    int _next;
    bool _isReordered;
    bool _isGoodIndex = true;
    GoDirective _directive;

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("sprintf", "string, array[any] -> string", Format),
    ];

    static RegoString? Format(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var format) || !call.IsArray(second, 2, out var arguments))
            return null;
        call.Charge(format.Length);
        return new RegoString(new GoFormat(call, format, arguments).Run());
    }

    string Run()
    {
        while (_at < format.Length)
        {
            var percent = format.IndexOf('%', _at);
            var end = percent < 0 ? format.Length : percent;
            call.ChargeBuilt(_out.Length, end - _at);
            _out.Append(format, _at, end - _at);
            _at = end + 1;
            if (percent >= 0)
                Directive();
        }

        if (!_isReordered && _next < arguments.Count)
            LeftOver();
        return _out.ToString();
    }

    /// <summary>About as long as the result will be, so that it is built in one piece.</summary>
    static int RoomFor(string format, RegoArray arguments)
    {
        var room = format.Length;
        foreach (var argument in arguments.Items)
            room += argument is RegoString text ? Math.Min(text.Value.Length, 1024) : RoomOfValue;
        return Math.Min(room, 16 * 1024);
    }

    void Directive()
    {
        // By far the most: no flags, no width.
        if (_at < format.Length && (format[_at] is 'v' or 's' or 'd') && _next < arguments.Count)
        {
            _directive = default;
            Print(format[_at++]);
            return;
        }

        _directive = default;
        _isGoodIndex = true;
        Flags();
        var isAfterIndex = Index();
        isAfterIndex = Width(isAfterIndex);
        isAfterIndex = Precision(isAfterIndex);
        if (!isAfterIndex)
            Index();
        if (_at >= format.Length)
        {
            _out.Append("%!(NOVERB)");
            return;
        }

        var verb = format.Substring(_at, CodePoints.WidthAt(format, _at));
        _at += verb.Length;
        if (verb == "%")
            _out.Append('%');
        else if (!_isGoodIndex)
            _out.Append("%!").Append(verb).Append("(BADINDEX)");
        else if (_next >= arguments.Count)
            _out.Append("%!").Append(verb).Append("(MISSING)");
        else
            Print(verb.Length == 1 ? verb[0] : '\uFFFF', verb);
    }

    void Flags()
    {
        for (; _at < format.Length; _at++)
        {
            switch (format[_at])
            {
                case '#':
                    _directive.Sharp = true;
                    break;
                case '0':
                    _directive.Zero = true;
                    break;
                case '+':
                    _directive.Plus = true;
                    break;
                case '-':
                    _directive.Minus = true;
                    break;
                case ' ':
                    _directive.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Reads the number of an argument in brackets.</summary>
    /// <returns>Whether there is one.</returns>
    bool Index()
    {
        if (_at >= format.Length || format[_at] != '[')
            return false;
        _isReordered = true;
        var close = format.IndexOf(']', _at);
        if (close < 0)
        {
            _isGoodIndex = false;
            _at++;
            return false;
        }

        var isNumber = int.TryParse(format.AsSpan(_at + 1, close - _at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        _at = close + 1;
        if (isNumber && number >= 1 && number <= arguments.Count)
            _next = number - 1;
        else
            _isGoodIndex = false;
        return isNumber;
    }

    bool Width(bool isAfterIndex)
    {
        if (_at < format.Length && format[_at] == '*')
        {
            _at++;
            _directive.Width = Taken();
            if (_directive.Width is null)
                _out.Append("%!(BADWIDTH)");
            if (_directive.Width is < 0)
            {
                _directive.Width = -_directive.Width;
                (_directive.Minus, _directive.Zero) = (true, false);
            }

            return false;
        }

        _directive.Width = Number();
        if (isAfterIndex && _directive.Width is not null)
            _isGoodIndex = false;
        return isAfterIndex;
    }

    bool Precision(bool isAfterIndex)
    {
        if (_at >= format.Length || format[_at] != '.')
            return isAfterIndex;
        _at++;
        if (isAfterIndex)
            _isGoodIndex = false;
        isAfterIndex = Index();
        if (_at >= format.Length || format[_at] != '*')
        {
            _directive.Precision = Number() ?? 0;
            return isAfterIndex;
        }

        _at++;
        _directive.Precision = Taken() is >= 0 and var precision ? precision : null;
        if (_directive.Precision is null)
            _out.Append("%!(BADPREC)");
        return false;
    }

    int? Number()
    {
        var start = _at;
        while (_at < format.Length && char.IsAsciiDigit(format[_at]))
            _at++;
        if (_at == start)
            return null;
        if (int.TryParse(format.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= GoDirective.MaxSize)
            return number;
        // Go gives up on the rest.
        _at = format.Length;
        return null;
    }

    /// <summary>A width or a precision that is an argument.</summary>
    int? Taken()
    {
        if (_next >= arguments.Count)
            return null;
        var argument = arguments.Items[_next++];
        return argument is RegoNumber number && number.TryGetInteger(out var size) && Math.Abs(size) <= GoDirective.MaxSize ? (int)size : null;
    }

    void Print(char verb, string? written = null)
    {
        var value = arguments.Items[_next++];
        if (value is RegoString text && (verb is 'v' or 's') && _directive.IsPlain)
        {
            call.ChargeBuilt(_out.Length, text.Value.Length);
            _out.Append(text.Value);
            return;
        }

        if (_directive.IsPlain && TryPlain(value, verb))
            return;
        call.ChargeBuilt(_out.Length, (_directive.Width ?? 0) + (long)(_directive.Precision ?? 0));
        GoVerbs.Append(call, _out, _directive, verb, written ?? verb.ToString(), GoArgument.Of(call, value));
    }

    /// <summary>Prints what needs no conversion: integers, and values that are neither numbers nor texts.</summary>
    bool TryPlain(RegoValue value, char verb)
    {
        switch (value)
        {
            case RegoNumber number when verb is 'v' or 'd' && number.TryGetInteger(out _):
                var digits = number.Text;
                if (digits.AsSpan().ContainsAny('.', 'e', 'E'))
                    return false;
                call.ChargeBuilt(_out.Length, digits.Length);
                _out.Append(digits);
                return true;
            case RegoBoolean or RegoNull or RegoArray or RegoSet or RegoObject when verb is 'v' or 's':
                TermSize.Charge(call, value);
                call.ChargeBuilt(_out.Length, 0);
                TermText.Write(value, _out);
                return true;
            default:
                return false;
        }
    }

    void LeftOver()
    {
        _out.Append("%!(EXTRA ");
        for (var index = _next; index < arguments.Count; index++)
        {
            if (index > _next)
                _out.Append(", ");
            var argument = GoArgument.Of(call, arguments.Items[index]);
            _out.Append(argument.TypeName).Append('=');
            GoVerbs.Append(call, _out, default, 'v', "v", argument);
        }

        _out.Append(')');
    }
}
