using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Semantic versions, version 1 of the library. In Kubernetes since 1.33.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/semverlib.go.</remarks>
public static class SemverLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.Semver")
    {
        Functions =
        [
            new(
                "semver",
                Overload.Function("string_to_semver", CelType.String, SemanticVersion.CelType, text => FromText(text, false)),
                Overload.Function("string_bool_to_semver", CelType.String, CelType.Bool, SemanticVersion.CelType, (text, normalize) => FromText(text, normalize.AsBool))),
            new(
                "isSemver",
                Overload.Function("is_semver_string", CelType.String, CelType.Bool, text => IsVersion(text, false)),
                Overload.Function("is_semver_string_bool", CelType.String, CelType.Bool, CelType.Bool, (text, normalize) => IsVersion(text, normalize.AsBool))),
            Comparison("isGreaterThan", "semver_is_greater_than", CelType.Bool, order => CelValue.Bool(order > 0)),
            Comparison("isLessThan", "semver_is_less_than", CelType.Bool, order => CelValue.Bool(order < 0)),
            Comparison("compareTo", "semver_compare_to", CelType.Int, order => CelValue.Int(order)),
            Number("major", version => version.Major),
            Number("minor", version => version.Minor),
            Number("patch", version => version.Patch),
        ],
    };

    static CelValue FromText(CelValue text, bool isLenient) => TryParse(text, isLenient, out var version, out var error)
        ? CelValue.Of(version)
        : CelValue.Error(CelErrorKind.InvalidArgument, error);

    static CelValue IsVersion(CelValue text, bool isLenient) => CelValue.Bool(TryParse(text, isLenient, out _, out _));

    static bool TryParse(CelValue text, bool isLenient, out SemanticVersion version, out string error) => isLenient
        ? SemanticVersion.TryParseLenient(text.AsString!, out version, out error)
        : SemanticVersion.TryParse(text.AsString!, out version, out error);

    static FunctionDeclaration Comparison(string name, string id, CelType result, Func<int, CelValue> compute) => new(
        name,
        Overload.Member(id, SemanticVersion.CelType, SemanticVersion.CelType, result, (left, right) => compute(SemanticVersion.Compare(Of(left), Of(right)))));

    static FunctionDeclaration Number(string name, Func<SemanticVersion, ulong> number) =>
        new(name, Overload.Member($"semver_{name}", SemanticVersion.CelType, CelType.Int, version => CelValue.Int(unchecked((long)number(Of(version))))));

    static SemanticVersion Of(CelValue value) => (SemanticVersion)value.AsReference!;
}
