using System.Collections.Immutable;

namespace Plimsoll.Rego.Syntax;

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
