using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Named formats of text. In Kubernetes since 1.31.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/format.go.</remarks>
public static class FormatLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.format")
    {
        Functions =
        [
            new("format.named", Overload.Function("format-named", CelType.String, CelType.Optional(NamedFormat.CelType), Named)),
            new("validate", Overload.Member("format-validate", NamedFormat.CelType, CelType.String, CelType.Optional(CelType.ListOfString), Validate)),
            .. NamedFormats.All.Values.Select(Getter),
        ],
    };

    static FunctionDeclaration Getter(NamedFormat format)
    {
        var (name, value) = ($"format.{format.Name}", CelValue.Of(format));
        return new FunctionDeclaration(name, Overload.Function(name, [], NamedFormat.CelType, _ => value));
    }

    static CelValue Named(CelValue name) => CelValue.Of(
        NamedFormats.All.TryGetValue(name.AsString!, out var format) ? CelOptional.Of(CelValue.Of(format)) : CelOptional.None);

    static CelValue Validate(CelValue format, CelValue text)
    {
        var problems = ((NamedFormat)format.AsReference!).Check(text.AsString!);
        return CelValue.Of(problems.Count == 0 ? CelOptional.None : CelOptional.Of(CelValue.List([.. problems.Select(CelValue.String)])));
    }
}
