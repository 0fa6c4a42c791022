using Plimsoll.Rego.Values;

namespace Plimsoll.Rego;

/// <summary>Modules compiled together. Immutable and safe for concurrent use.</summary>
public sealed class RegoProgram
{
    RegoProgram()
    {
    }

    /// <summary>Compiles modules.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="options">How.</param>
    /// <exception cref="RegoException">They contain mistakes; with every one found.</exception>
    public static RegoProgram Compile(IReadOnlyList<RegoModule> modules, RegoCompileOptions? options = null) =>
        throw new NotSupportedException($"{modules.Count} {options}");

    /// <summary>Whether there is a rule at a path.</summary>
    /// <param name="path">The path, e.g. <c>data.k8srequiredlabels.violation</c>.</param>
    public bool HasRule(string path) => throw new NotSupportedException($"{path} {this}");

    /// <summary>The documents under <c>data.</c> that the modules read and do not define, as far as known before evaluation, e.g.
    /// <c>["inventory", "cluster", "v1", "Namespace"]</c>: each path ends where a variable begins.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadDocuments => throw new NotSupportedException($"{this}");

    /// <summary>Prepares a query.</summary>
    /// <param name="query">The query, e.g. <c>data.k8srequiredlabels.violation</c> or <c>x := data.a.b; x > 3</c>.</param>
    /// <exception cref="RegoException">It contains mistakes.</exception>
    public RegoQuery Prepare(string query) => throw new NotSupportedException($"{query} {this}");
}
