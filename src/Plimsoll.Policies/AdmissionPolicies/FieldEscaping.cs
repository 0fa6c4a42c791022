using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The names by which expressions know fields whose names are no identifiers.</summary>
/// <remarks>
/// https://kubernetes.io/docs/reference/using-api/cel/#escaping: <c>.</c>, <c>-</c>, <c>/</c> and <c>__</c> become
/// <c>__dot__</c>, <c>__dash__</c>, <c>__slash__</c> and <c>__underscores__</c>, a reserved word <c>__word__</c>.
/// </remarks>
static class FieldEscaping
{
    static readonly SearchValues<char> Known =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/");

    static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while");

    /// <summary>Whether a name is a reserved word of the language.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>The name of a field in expressions.</summary>
    /// <param name="name">The field's own name.</param>
    /// <param name="escaped">Its name in expressions; <c>null</c> where it has none.</param>
    /// <returns>Whether expressions can name the field.</returns>
    public static bool TryEscape(string name, [NotNullWhen(true)] out string? escaped)
    {
        escaped = null;
        if (name is [] or [>= '0' and <= '9', ..] || name.AsSpan().ContainsAnyExcept(Known))
            return false;
        escaped = IsReserved(name)
            ? $"__{name}__"
            : name.Replace("__", "\0", StringComparison.Ordinal)
                .Replace(".", "__dot__", StringComparison.Ordinal)
                .Replace("-", "__dash__", StringComparison.Ordinal)
                .Replace("/", "__slash__", StringComparison.Ordinal)
                .Replace("\0", "__underscores__", StringComparison.Ordinal);
        return true;
    }
}
