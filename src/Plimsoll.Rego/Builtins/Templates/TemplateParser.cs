using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>Reads templates of Go. After a mistake it is at the end, so that every loop over it ends.</summary>
/// <param name="call">What counts the work.</param>
/// <param name="template">The template.</param>
/// <remarks>https://pkg.go.dev/text/template, without <c>define</c>, <c>template</c> and <c>block</c>.</remarks>
sealed class TemplateParser(BuiltinCall call, string template)
{
    /// <summary>Deepest nesting of branches and brackets, in levels.</summary>
    const int MaxNesting = 100;

    int _at;
    int _nesting;
    int _loops;
    bool _trims;

    /// <summary>The first mistake.</summary>
    public string? Problem { get; private set; }

    /// <summary>The parts of the template.</summary>
    public IReadOnlyList<TemplateNode> Parse()
    {
        call.Charge(template.Length);
        var nodes = List(out var end);
        if (end.Length > 0)
            Fail($"unexpected {{{{{end}}}}}");
        return nodes;
    }

    /// <summary>Reads up to the end of a branch.</summary>
    List<TemplateNode> List(out string end)
    {
        var nodes = new List<TemplateNode>();
        end = "";
        while (_at < template.Length)
        {
            if (!Text(nodes))
                break;
            call.Charge(1);
            var keyword = Word();
            if (keyword is "end" or "else")
            {
                end = keyword;
                break;
            }

            if (Node(keyword) is { } node)
                nodes.Add(node);
        }

        return nodes;
    }

    /// <summary>Reads text up to an action, and what opens the action.</summary>
    /// <returns>Whether there is one.</returns>
    bool Text(List<TemplateNode> nodes)
    {
        var open = template.IndexOf("{{", _at, StringComparison.Ordinal);
        var text = template.AsSpan(_at, (open < 0 ? template.Length : open) - _at);
        if (_trims)
            text = text.TrimStart();
        _trims = false;
        _at = open < 0 ? template.Length : open + 2;
        if (open >= 0 && _at + 1 < template.Length && template[_at] == '-' && char.IsWhiteSpace(template[_at + 1]))
        {
            text = text.TrimEnd();
            _at += 2;
        }

        if (!text.IsEmpty)
            nodes.Add(new TemplateNode.Text(text.ToString()));
        Space();
        return open >= 0;
    }

    TemplateNode? Node(string keyword)
    {
        switch (keyword)
        {
            case "if" or "with" or "range":
                return Branch(keyword);
            case "break" or "continue":
                if (_loops == 0)
                    Fail($"{{{{{keyword}}}}} outside {{{{range}}}}");
                _at += keyword.Length;
                Close();
                return new TemplateNode.Jump(keyword == "break");
            case "define" or "template" or "block":
                Fail($"{{{{{keyword}}}}} is not supported");
                return null;
            default:
                return Action();
        }
    }

    TemplateNode.Action? Action()
    {
        if (template.AsSpan(Math.Min(_at, template.Length)).StartsWith("/*"))
        {
            var end = template.IndexOf("*/", _at + 2, StringComparison.Ordinal);
            _at = end < 0 ? template.Length : end + 2;
            Close();
            return null;
        }

        var pipeline = Pipeline();
        Close();
        return new TemplateNode.Action(pipeline);
    }

    TemplateNode.Branch? Branch(string keyword)
    {
        if (!Enter())
            return null;
        _at += keyword.Length;
        var pipeline = Pipeline();
        Close();
        _loops += keyword == "range" ? 1 : 0;
        var then = List(out var end);
        _loops -= keyword == "range" ? 1 : 0;
        var otherwise = end == "else" ? Else() : [];
        if (end.Length == 0)
            Fail($"{{{{{keyword}}}}} without {{{{end}}}}");
        else if (end == "end")
            End();
        _nesting--;
        return new TemplateNode.Branch(keyword, pipeline, then, otherwise);
    }

    List<TemplateNode> Else()
    {
        _at += "else".Length;
        Space();
        var keyword = Word();
        if (keyword is "if" or "with")
            return Branch(keyword) is { } branch ? [branch] : [];
        Close();
        var nodes = List(out var end);
        if (end != "end")
            Fail("{{else}} without {{end}}");
        else
            End();
        return nodes;
    }

    void End()
    {
        _at += "end".Length;
        Close();
    }

    TemplatePipeline Pipeline()
    {
        var (variables, isAssignment) = Variables();
        var commands = new List<IReadOnlyList<TemplateOperand>>();
        do
        {
            var operands = new List<TemplateOperand>();
            for (Space(); Operand() is { } operand; Space())
                operands.Add(operand);
            if (operands.Count == 0)
                Fail("missing value for command");
            commands.Add(operands);
        }
        while (TryTake("|"));
        return new TemplatePipeline(variables, isAssignment, commands);
    }

    (List<string> Names, bool IsAssignment) Variables()
    {
        var start = _at;
        var names = new List<string>();
        Space();
        do
        {
            Space();
            if (_at >= template.Length || template[_at] != '$')
                break;
            names.Add(Name());
            Space();
        }
        while (names.Count < 2 && TryTake(","));
        if (names.Count > 0 && TryTake(":="))
            return (names, false);
        if (names.Count > 0 && TryTake("="))
            return (names, true);
        _at = Problem is null ? start : _at;
        return ([], false);
    }

    TemplateOperand? Operand()
    {
        if (_at >= template.Length || EndsHere())
            return null;
        switch (template[_at])
        {
            case '.' when !(_at + 1 < template.Length && char.IsAsciiDigit(template[_at + 1])):
                var fields = Fields();
                if (fields.Count == 0)
                    _at++;
                return new TemplateOperand.Dot(fields);
            case '$':
                return new TemplateOperand.Variable(Name(), Fields());
            case '(':
                return Group();
            case '|' or ')':
                return null;
            default:
                return Word() is { Length: > 0 } word ? Named(word) : TemplateLiterals.Read(template, ref _at) is { } value
                    ? new TemplateOperand.Literal(value)
                    : Unexpected();
        }
    }

    TemplateOperand? Unexpected()
    {
        Fail($"unexpected {template[_at]} in command");
        return null;
    }

    TemplateOperand Named(string word)
    {
        _at += word.Length;
        return word switch
        {
            "true" or "false" => new TemplateOperand.Literal(RegoBoolean.Of(word == "true")),
            "nil" => new TemplateOperand.Literal(null),
            _ => new TemplateOperand.Function(word),
        };
    }

    TemplateOperand.Group? Group()
    {
        if (!Enter())
            return null;
        _at++;
        var pipeline = Pipeline();
        if (!TryTake(")"))
            Fail("unclosed left paren");
        _nesting--;
        return new TemplateOperand.Group(pipeline, Fields());
    }

    bool Enter()
    {
        if (++_nesting <= MaxNesting)
            return true;
        Fail($"nested deeper than {MaxNesting} levels");
        return false;
    }

    List<string> Fields()
    {
        var fields = new List<string>();
        while (_at + 1 < template.Length && template[_at] == '.' && (char.IsLetter(template[_at + 1]) || template[_at + 1] == '_'))
        {
            _at++;
            var field = Word();
            fields.Add(field);
            _at += field.Length;
        }

        return fields;
    }

    /// <summary>Takes a variable with its dollar sign.</summary>
    string Name()
    {
        var start = _at++;
        _at += Word().Length;
        return template[start.._at];
    }

    /// <summary>The letters and digits that come next, which are not taken.</summary>
    string Word()
    {
        var end = _at;
        while (end < template.Length && (char.IsLetter(template[end]) || template[end] == '_' || (end > _at && char.IsDigit(template[end]))))
            end++;
        return template[Math.Min(_at, end)..end];
    }

    bool EndsHere() => template.AsSpan(_at).StartsWith("}}") || template.AsSpan(_at).StartsWith("-}}");

    void Close()
    {
        Space();
        if (TryTake("-}}"))
            _trims = true;
        else if (!TryTake("}}"))
            Fail("unclosed action");
    }

    bool TryTake(string expected)
    {
        if (_at >= template.Length || !template.AsSpan(_at).StartsWith(expected))
            return false;
        _at += expected.Length;
        return true;
    }

    void Space()
    {
        while (_at < template.Length && char.IsWhiteSpace(template[_at]))
            _at++;
    }

    void Fail(string problem)
    {
        Problem ??= problem;
        _at = template.Length;
    }
}
