using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Templates;

/// <summary>A part of a template.</summary>
abstract record TemplateNode
{
    /// <summary>Text as it is.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : TemplateNode;

    /// <summary>What is printed, or only kept in a variable.</summary>
    /// <param name="Pipeline">What.</param>
    public sealed record Action(TemplatePipeline Pipeline) : TemplateNode;

    /// <summary><c>if</c>, <c>with</c> and <c>range</c>.</summary>
    /// <param name="Keyword">Which.</param>
    /// <param name="Pipeline">What is looked at.</param>
    /// <param name="Then">What is done where there is something.</param>
    /// <param name="Else">What is done otherwise.</param>
    public sealed record Branch(string Keyword, TemplatePipeline Pipeline, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Else) : TemplateNode;

    /// <summary><c>break</c> and <c>continue</c>.</summary>
    /// <param name="Ends">Whether the loop ends.</param>
    public sealed record Jump(bool Ends) : TemplateNode;
}

/// <summary>Commands, each of which gets the result of the one before as its last argument.</summary>
/// <param name="Variables">The variables that get the result; of two the first gets the place in the collection.</param>
/// <param name="IsAssignment">Whether the variables are there already.</param>
/// <param name="Commands">The commands, each its operands.</param>
sealed record TemplatePipeline(IReadOnlyList<string> Variables, bool IsAssignment, IReadOnlyList<IReadOnlyList<TemplateOperand>> Commands);

/// <summary>An operand of a command.</summary>
/// <param name="Fields">The names of members that are looked up in it, one in the other.</param>
abstract record TemplateOperand(IReadOnlyList<string> Fields)
{
    /// <summary>The dot: the value that the part of the template is about.</summary>
    /// <param name="Fields">The names of members.</param>
    public sealed record Dot(IReadOnlyList<string> Fields) : TemplateOperand(Fields);

    /// <summary>A variable.</summary>
    /// <param name="Name">The name, with its dollar sign.</param>
    /// <param name="Fields">The names of members.</param>
    public sealed record Variable(string Name, IReadOnlyList<string> Fields) : TemplateOperand(Fields);

    /// <summary>A value itself.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Literal(RegoValue? Value) : TemplateOperand([]);

    /// <summary>A pipeline in brackets.</summary>
    /// <param name="Pipeline">The pipeline.</param>
    /// <param name="Fields">The names of members.</param>
    public sealed record Group(TemplatePipeline Pipeline, IReadOnlyList<string> Fields) : TemplateOperand(Fields);

    /// <summary>The name of a function.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Function(string Name) : TemplateOperand([]);
}
