using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>The API server's phrases for who breaks a control and how.</summary>
/// <remarks>k8s.io/pod-security-admission/policy v1.37: names in written order, values sorted and each once.</remarks>
static class BreakText
{
    /// <summary>One word for one, another for several.</summary>
    public static string Plural(string one, string several, int count) => count == 1 ? one : several;

    /// <summary>Texts in quotes, with commas between them.</summary>
    public static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));

    /// <summary>The values that are refused, sorted and each once.</summary>
    public static ImmutableArray<string> Values(IEnumerable<PodSecurityBreak> breaks) =>
        [.. breaks.Select(found => found.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The names of the containers or volumes, each container once.</summary>
    public static ImmutableArray<string> Names(IEnumerable<PodSecurityBreak> breaks) =>
        [.. breaks.Where(found => found.Part is not null).DistinctBy(found => found.Part).Select(found => found.Name)];

    /// <summary>E.g. <c>containers "a", "b"</c>.</summary>
    public static string Containers(IEnumerable<PodSecurityBreak> breaks)
    {
        var names = Names(breaks);
        return $"{Plural("container", "containers", names.Length)} {Quoted(names)}";
    }

    /// <summary>E.g. <c>pod and container "a"</c>.</summary>
    public static string Setters(IEnumerable<PodSecurityBreak> breaks)
    {
        var all = breaks.ToArray();
        var hasContainers = all.Any(found => found.Part is not null);
        return (all.Any(found => found.Part is null), hasContainers) switch
        {
            (true, true) => $"pod and {Containers(all)}",
            (true, false) => "pod",
            _ => Containers(all),
        };
    }

    /// <summary>A Go string literal, as the format verb <c>%q</c> writes it.</summary>
    /// <remarks>https://pkg.go.dev/strconv#Quote, for the characters that annotations have.</remarks>
    public static string GoQuoted(string text) => string.Concat("\"", string.Concat(text.Select(Escaped)), "\"");

    static string Escaped(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\x7f' => $"\\x{(int)character:x2}",
        _ => character.ToString(),
    };
}
