using System.Text.RegularExpressions;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The rules of names in policies.</summary>
/// <remarks>k8s.io/apimachinery/pkg/util/validation; identifiers: CEL language definition, "Syntax".</remarks>
static partial class PolicyNames
{
    const int MaxSubdomain = 253;
    const int MaxNamePart = 63;

    static readonly string[] ReservedWords =
    [
        "in", "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "let", "loop", "namespace",
        "null", "package", "return", "true", "var", "void", "while",
    ];

    /// <summary>Whether it can be the name of an object.</summary>
    public static bool IsSubdomain(string name) => name.Length <= MaxSubdomain && Subdomain().IsMatch(name);

    /// <summary>Whether it can be a key of labels and annotations: <c>NAME</c> or <c>DOMAIN/NAME</c>.</summary>
    public static bool IsQualified(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var last = name[(slash + 1)..];
        return (slash < 0 || IsSubdomain(name[..slash])) && last.Length is > 0 and <= MaxNamePart && NamePart().IsMatch(last);
    }

    /// <summary>Whether it can be a value of a label.</summary>
    public static bool IsLabelValue(string value) => value.Length == 0 || (value.Length <= MaxNamePart && NamePart().IsMatch(value));

    /// <summary>Whether it can be the name of a variable.</summary>
    public static bool IsIdentifier(string name) => Identifier().IsMatch(name) && !ReservedWords.Contains(name);

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePart();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();
}
