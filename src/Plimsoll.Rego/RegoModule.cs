namespace Plimsoll.Rego;

/// <summary>A module of Rego, read but not compiled. Immutable.</summary>
public sealed class RegoModule
{
    RegoModule(string file) => File = file;

    /// <summary>The name it was read under.</summary>
    public string File { get; }

    /// <summary>Reads a module.</summary>
    /// <param name="file">The name for messages, e.g. a path.</param>
    /// <param name="text">The module.</param>
    /// <param name="dialect">The version of the language it is written in.</param>
    /// <exception cref="RegoException">It is not well-formed; with every mistake found.</exception>
    public static RegoModule Parse(string file, string text, RegoDialect dialect = RegoDialect.V1) =>
        throw new NotSupportedException($"{dialect} {text.Length}");
}
