using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>Fills in a template. After a mistake it does nothing more.</summary>
/// <param name="call">What counts the work.</param>
/// <param name="root">The values.</param>
sealed class TemplateExecution(BuiltinCall call, RegoValue root)
{
    readonly StringBuilder _out = new();
    readonly List<(string Name, RegoValue? Value)> _variables = [("$", root)];
    bool _isBroken;
    bool _isContinued;

    /// <summary>The first mistake.</summary>
    public string? Problem { get; private set; }

    bool IsHalted => Problem is not null || _isBroken || _isContinued;

    /// <summary>The text of a template.</summary>
    public string Run(IReadOnlyList<TemplateNode> nodes)
    {
        List(nodes, root);
        return _out.ToString();
    }

    void List(IReadOnlyList<TemplateNode> nodes, RegoValue? dot)
    {
        NestingGuard.Enter();
        var depth = _variables.Count;
        for (var index = 0; index < nodes.Count && !IsHalted; index++)
        {
            call.Charge(1);
            Node(nodes[index], dot);
        }

        _variables.RemoveRange(depth, _variables.Count - depth);
    }

    void Node(TemplateNode node, RegoValue? dot)
    {
        switch (node)
        {
            case TemplateNode.Text text:
                call.ChargeBuilt(_out.Length, text.Value.Length);
                _out.Append(text.Value);
                break;
            case TemplateNode.Action action:
                var value = Value(action.Pipeline, dot);
                if (Problem is null && action.Pipeline.Variables.Count == 0)
                    TemplateText.Append(call, _out, value);
                break;
            case TemplateNode.Jump jump:
                (_isBroken, _isContinued) = (jump.Ends, !jump.Ends);
                break;
            case TemplateNode.Branch { Keyword: "range" } range:
                Range(range, dot);
                break;
            case TemplateNode.Branch branch:
                var depth = _variables.Count;
                var found = Value(branch.Pipeline, dot);
                if (Problem is null)
                    List(TemplateText.IsTrue(found) ? branch.Then : branch.Else, branch.Keyword == "with" && TemplateText.IsTrue(found) ? found : dot);
                _variables.RemoveRange(depth, _variables.Count - depth);
                break;
            default:
                break;
        }
    }

    void Range(TemplateNode.Branch range, RegoValue? dot)
    {
        var collection = Result(range.Pipeline, dot);
        if (Problem is not null)
            return;
        switch (collection)
        {
            case RegoArray { Count: > 0 } array:
                for (var index = 0; index < array.Count && Goes(); index++)
                    Round(range, RegoNumber.Of(index), array.Items[index]);
                break;
            case RegoSet { Count: > 0 } set:
                for (var index = 0; index < set.Count && Goes(); index++)
                    Round(range, RegoNumber.Of(index), set.Items[index]);
                break;
            case RegoObject { Count: > 0 } members:
                for (var index = 0; index < members.Count && Goes(); index++)
                    Round(range, members.Keys[index], members.Values[index]);
                break;
            case null or RegoNull or RegoArray or RegoSet or RegoObject:
                List(range.Else, dot);
                break;
            default:
                Fail($"range can't iterate over {collection.TypeName}");
                break;
        }

        (_isBroken, _isContinued) = (false, false);
    }

    bool Goes()
    {
        _isContinued = false;
        return Problem is null && !_isBroken;
    }

    void Round(TemplateNode.Branch range, RegoValue key, RegoValue value)
    {
        var depth = _variables.Count;
        var names = range.Pipeline.Variables;
        for (var index = 0; index < names.Count; index++)
            Set(names[index], names.Count == 2 && index == 0 ? key : value, range.Pipeline.IsAssignment);
        List(range.Then, value);
        _variables.RemoveRange(depth, _variables.Count - depth);
    }

    void Set(string name, RegoValue? value, bool isAssignment)
    {
        if (!isAssignment)
        {
            _variables.Add((name, value));
            return;
        }

        var index = _variables.FindLastIndex(variable => variable.Name == name);
        if (index < 0)
            Fail($"undefined variable \"{name}\"");
        else
            _variables[index] = (name, value);
    }

    RegoValue? Value(TemplatePipeline pipeline, RegoValue? dot)
    {
        var value = Result(pipeline, dot);
        if (pipeline.Variables.Count > 1)
            Fail("too many variables");
        else if (pipeline.Variables is [var name] && Problem is null)
            Set(name, value, pipeline.IsAssignment);
        return value;
    }

    RegoValue? Result(TemplatePipeline pipeline, RegoValue? dot)
    {
        NestingGuard.Enter();
        RegoValue? value = null;
        for (var index = 0; index < pipeline.Commands.Count && Problem is null; index++)
            value = Command(pipeline.Commands[index], dot, index > 0, value);
        return value;
    }

    RegoValue? Command(IReadOnlyList<TemplateOperand> operands, RegoValue? dot, bool isPiped, RegoValue? piped)
    {
        call.Charge(operands.Count);
        if (operands[0] is not TemplateOperand.Function function)
        {
            if (operands.Count > 1 || isPiped)
                Fail("can't give argument to what is no function");
            return Operand(operands[0], dot);
        }

        var arguments = new List<RegoValue?>(operands.Count);
        for (var index = 1; index < operands.Count && Problem is null; index++)
        {
            arguments.Add(Operand(operands[index], dot));
            // The rest does not count, and may not be there.
            if (function.Name is "and" or "or" && TemplateText.IsTrue(arguments[^1]) == (function.Name == "or"))
                return arguments[^1];
        }

        if (isPiped)
            arguments.Add(piped);
        if (Problem is not null)
            return null;
        var result = TemplateCalls.Call(call, function.Name, arguments, out var problem);
        if (problem is not null)
            Fail(problem);
        return result;
    }

    RegoValue? Operand(TemplateOperand operand, RegoValue? dot)
    {
        switch (operand)
        {
            case TemplateOperand.Literal literal:
                return literal.Value;
            case TemplateOperand.Dot:
                return Member(dot, operand.Fields);
            case TemplateOperand.Group group:
                return Member(Result(group.Pipeline, dot), operand.Fields);
            case TemplateOperand.Variable variable:
                var index = _variables.FindLastIndex(known => known.Name == variable.Name);
                if (index >= 0)
                    return Member(_variables[index].Value, operand.Fields);
                Fail($"undefined variable \"{variable.Name}\"");
                return null;
            default:
                return Command([operand], dot, isPiped: false, null);
        }
    }

    RegoValue? Member(RegoValue? value, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            if (value is not RegoObject members)
            {
                if (Problem is null)
                    Fail($"can't evaluate field {field} in {value?.TypeName ?? "no value"}");
                return null;
            }

            value = members[field];
        }

        return value;
    }

    void Fail(string problem) => Problem ??= problem;
}
