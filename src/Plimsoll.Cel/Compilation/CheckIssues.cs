using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>The mistakes that a check finds, in the words of cel-go.</summary>
sealed class CheckIssues(SourceText source, TypeSubstitution substitution)
{
    readonly List<CelIssue> _issues = [];

    public bool IsEmpty => _issues.Count == 0;

    /// <summary>The mistakes in the order of the text.</summary>
    public ImmutableArray<CelIssue> InOrder => [.. _issues.OrderBy(issue => issue.Offset)];

    public void Undeclared(int offset, string name, string container, IEnumerable<string> known) =>
        Add(offset, () => $"undeclared reference to '{name}' (in container '{container}'){NameSuggestion.For(name, known)}");

    public void NoOverload(int offset, string function, CelType[] arguments, bool isMember)
    {
        var (target, listed) = isMember ? (arguments[0], arguments.AsMemory(1)) : (null, arguments);
        Add(offset, () => $"found no matching overload for '{function}' applied to '{(target is null ? "" : Text(target) + ".")}({Texts(listed)})'");
    }

    public void UndefinedField(int offset, string field, IEnumerable<string> known) =>
        Add(offset, () => $"undefined field '{field}'{NameSuggestion.For(field, known)}");

    public void NoFields(int offset, CelType type) => Add(offset, () => $"type '{Text(type)}' does not support field selection");

    public void Mismatch(int offset, CelType expected, CelType actual) =>
        Add(offset, () => $"expected type '{Text(expected)}' but found '{Text(actual)}'");

    public void FieldMismatch(int offset, string field, CelType expected, CelType actual) =>
        Add(offset, () => $"expected type of field '{field}' is '{Text(expected)}' but provided type is '{Text(actual)}'");

    public void NoRange(int offset, CelType type) =>
        Add(offset, () => $"expression of type '{Text(type)}' cannot be range of a comprehension (must be list, map, or dynamic)");

    public void NotAType(int offset, CelType type) => Add(offset, () => $"'{Text(type)}' is not a type");

    public void NotAStruct(int offset, CelType type) => Add(offset, () => $"'{Text(type)}' is not a message type");

    public void UnknownStruct(int offset, string name) => Add(offset, () => $"unexpected failed resolution of '{name}'");

    public void InvalidLiteral(int offset, string function) => Add(offset, () => $"invalid {function} argument");

    public void WrongResult(int offset, CelType expected) => Add(offset, () => $"must evaluate to {Text(expected)}");

    string Text(CelType type) => substitution.Apply(type, openToDyn: true).ToString();

    string Texts(ReadOnlyMemory<CelType> types) => string.Join(", ", types.ToArray().Select(Text));

    /// <summary>Hostile expressions have more mistakes than anybody reads: those beyond the limit are not even written.</summary>
    void Add(int offset, Func<string> message)
    {
        if (_issues.Count < CelLimits.MaxIssues)
            _issues.Add(source.Issue(offset, message()));
    }
}
