using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego;

/// <summary>A module of Rego, read but not compiled. Immutable.</summary>
public sealed class RegoModule
{
    RegoModule(string file, ModuleSyntax syntax) => (File, Syntax) = (file, syntax);

    /// <summary>The name it was read under.</summary>
    public string File { get; }

    /// <summary>The path of its package, with <c>data</c>, e.g. <c>data.k8srequiredlabels</c>.</summary>
    public string Package => $"data.{string.Join('.', Syntax.Package)}";

    internal ModuleSyntax Syntax { get; }

    /// <summary>Reads a module.</summary>
    /// <param name="file">The name for messages, e.g. a path.</param>
    /// <param name="text">The module.</param>
    /// <param name="dialect">The version of the language it is written in.</param>
    /// <exception cref="RegoException">It is not well-formed: <c>rego_parse_error</c> with its place.</exception>
    public static RegoModule Parse(string file, string text, RegoDialect dialect = RegoDialect.V1) =>
        new(file, ModuleParser.ParseModule(file, text, dialect));
}
