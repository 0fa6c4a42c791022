using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

/// <summary>The head of a rule.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Path">The rule's name as a path: the first is a <see cref="VarTerm"/>, others are any terms.</param>
/// <param name="Parameters">The parameters of a function; <c>null</c> where the rule is none.</param>
/// <param name="Key">What a rule of a set contains; <c>null</c> where it is none.</param>
/// <param name="Value">The value; <c>null</c> where none is written, which is true.</param>
sealed record RuleHead(RegoLocation At, ImmutableArray<Term> Path, ImmutableArray<Term>? Parameters, Term? Key, Term? Value);

/// <summary>A rule, with what else is tried where it does not apply.</summary>
/// <param name="Head">The head.</param>
/// <param name="Body">The body; empty where the rule always applies.</param>
sealed record RuleSyntax(RuleHead Head, Body Body)
{
    public bool IsDefault { get; init; }

    /// <summary>The value of an <c>else</c> stands in its own head.</summary>
    public RuleSyntax? Else { get; init; }

    /// <summary>The position among the statements of the module, by which annotations name it; 0 is the package.</summary>
    public int Statement { get; init; }
}

/// <summary>An import of a document.</summary>
/// <param name="At">Where.</param>
/// <param name="Path">The path, which begins with <c>data</c> or <c>input</c>.</param>
/// <param name="Name">The name under which the module knows it.</param>
sealed record ImportSyntax(RegoLocation At, ImmutableArray<string> Path, string Name);

/// <summary>A module as it is written.</summary>
/// <param name="Package">The package's path, without <c>data</c>.</param>
/// <param name="PackageAt">Where the package is named.</param>
/// <param name="Imports">The imports of documents.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Annotations">The annotations, in the order of the module.</param>
/// <param name="IsV1">Whether it is written in Rego v1, by its dialect or by <c>import rego.v1</c>.</param>
sealed record ModuleSyntax(
    ImmutableArray<string> Package,
    RegoLocation PackageAt,
    ImmutableArray<ImportSyntax> Imports,
    ImmutableArray<RuleSyntax> Rules,
    ImmutableArray<Annotation> Annotations,
    bool IsV1);
