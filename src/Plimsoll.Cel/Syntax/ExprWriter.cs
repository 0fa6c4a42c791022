using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Cel.Syntax;

/// <summary>Writes expressions back as text.</summary>
sealed class ExprWriter
{
    readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>Writes a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="lowest">The precedence that the place demands; a part of a lower one stands in parentheses.</param>
    public void Write(Expr part, int lowest)
    {
        switch (part)
        {
            case ConstantExpr constant:
                LiteralText.Append(_text, constant.Value);
                break;
            case IdentExpr name:
                _text.Append(name.Name);
                break;
            case SelectExpr select:
                WriteSelect(select);
                break;
            case CallExpr call:
                WriteCall(call, lowest);
                break;
            case ComprehensionExpr loop:
                WriteLoop(loop);
                break;
            case ListExpr list:
                Separated('[', list.Items, (item, at) => WriteOptional(list.Optionals.Contains(at), item), ']');
                break;
            case MapExpr map:
                Separated('{', map.Entries, (entry, _) => WriteEntry(entry), '}');
                break;
            case StructExpr made:
                _text.Append(made.TypeName);
                Separated('{', made.Fields, (field, _) => WriteField(field), '}');
                break;
        }
    }

    void WriteSelect(SelectExpr select)
    {
        if (select.IsTest)
            _text.Append("has(");
        Write(select.Operand, Precedence.Member);
        _text.Append('.');
        AppendField(select.Field);
        if (select.IsTest)
            _text.Append(')');
    }

    void AppendField(string field)
    {
        if (Names.IsPlain(field))
            _text.Append(field);
        else
            _text.Append('`').Append(field).Append('`');
    }

    void WriteCall(CallExpr call, int lowest)
    {
        if (OptionalMacros.FindFold(call) is { } fold)
        {
            WriteOptionalFold(call.Arguments[1] == fold ? "optFlatMap" : "optMap", fold);
            return;
        }

        var precedence = OperatorText.PrecedenceOf(call.Function);
        var isInParentheses = precedence < lowest;
        if (isInParentheses)
            _text.Append('(');
        switch (call.Function)
        {
            case Operators.Conditional:
                WriteConditional(call);
                break;
            case Operators.Not or Operators.Negate:
                WriteSign(call);
                break;
            case Operators.Index or Operators.OptionalIndex or Operators.OptionalSelect:
                WriteAccess(call);
                break;
            default:
                if (OperatorText.SignOf(call.Function) is { } sign)
                    WriteOperator(call, sign, precedence);
                else
                    WriteFunction(call);
                break;
        }

        if (isInParentheses)
            _text.Append(')');
    }

    void WriteOptionalFold(string macro, ComprehensionExpr fold)
    {
        if (fold.Initial is CallExpr { Target: { } target })
            Write(target, Precedence.Member);
        _text.Append('.').Append(macro).Append('(').Append(fold.AccumulatorVariable);
        WriteArguments([fold.Result]);
        _text.Append(')');
    }

    void WriteConditional(CallExpr call)
    {
        Write(call.Arguments[0], Precedence.Or);
        _text.Append(" ? ");
        Write(call.Arguments[1], Precedence.Or);
        _text.Append(" : ");
        Write(call.Arguments[2], Precedence.None);
    }

    /// <summary>A minus before a number would become a part of the number, and two of them would cancel each other.</summary>
    void WriteSign(CallExpr call)
    {
        _text.Append(call.Function == Operators.Not ? '!' : '-');
        var start = _text.Length;
        Write(call.Arguments[0], Precedence.Member);
        if (call.Function == Operators.Negate && (_text[start] == '-' || char.IsAsciiDigit(_text[start])))
            _text.Insert(start, '(').Append(')');
    }

    void WriteAccess(CallExpr call)
    {
        Write(call.Arguments[0], Precedence.Member);
        if (call.Function == Operators.OptionalSelect && call.Arguments[1] is ConstantExpr { Value.AsString: { } field })
        {
            _text.Append(".?");
            AppendField(field);
            return;
        }

        _text.Append(call.Function == Operators.Index ? "[" : "[?");
        Write(call.Arguments[1], Precedence.None);
        _text.Append(']');
    }

    /// <summary>Writes an operator of two values, or a chain of several: only its first value may be an operator of the same precedence.</summary>
    void WriteOperator(CallExpr call, string sign, int precedence)
    {
        var isChain = precedence <= Precedence.And;
        Write(call.Arguments[0], isChain ? precedence + 1 : precedence);
        foreach (var argument in call.Arguments.AsSpan()[1..])
        {
            _text.Append(' ').Append(sign).Append(' ');
            Write(argument, precedence + 1);
        }
    }

    void WriteFunction(CallExpr call)
    {
        if (call.Target is not null)
        {
            Write(call.Target, Precedence.Member);
            _text.Append('.');
        }

        _text.Append(call.Function);
        Separated('(', call.Arguments, (argument, _) => Write(argument, Precedence.None), ')');
    }

    void WriteLoop(ComprehensionExpr loop)
    {
        switch (loop.Kind)
        {
            case ComprehensionKind.Bind:
                _text.Append("cel.bind(").Append(loop.AccumulatorVariable).Append(", ");
                Write(loop.Initial, Precedence.None);
                _text.Append(", ");
                Write(loop.Result, Precedence.None);
                break;
            case ComprehensionKind.General:
                _text.Append("@fold(").Append(loop.Variable);
                WriteArguments([loop.Range, loop.Initial, loop.Condition, loop.Step, loop.Result]);
                break;
            default:
                Write(loop.Range, Precedence.Member);
                _text.Append('.').Append(OperatorText.MacroOf(loop.Kind, loop.SecondVariable is not null)).Append('(').Append(loop.Variable);
                if (loop.SecondVariable is not null)
                    _text.Append(", ").Append(loop.SecondVariable);
                WriteArguments([loop.Predicate, loop.Transform]);
                break;
        }

        _text.Append(')');
    }

    void WriteArguments(ReadOnlySpan<Expr?> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is null)
                continue;
            _text.Append(", ");
            Write(argument, Precedence.None);
        }
    }

    void WriteOptional(bool isOptional, Expr part)
    {
        if (isOptional)
            _text.Append('?');
        Write(part, Precedence.None);
    }

    void WriteEntry(MapEntry entry)
    {
        WriteOptional(entry.IsOptional, entry.Key);
        _text.Append(": ");
        Write(entry.Value, Precedence.None);
    }

    void WriteField(StructField field)
    {
        if (field.IsOptional)
            _text.Append('?');
        AppendField(field.Name);
        _text.Append(": ");
        Write(field.Value, Precedence.None);
    }

    void Separated<T>(char open, ImmutableArray<T> items, Action<T, int> write, char close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                _text.Append(", ");
            write(items[i], i);
        }

        _text.Append(close);
    }
}
