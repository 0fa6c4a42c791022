using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What Kubernetes demands of names and labels, with its messages.</summary>
/// <remarks>RFC 1123, RFC 1035; k8s.io/apimachinery/pkg/api/validate/content.</remarks>
static class NameRules
{
    const int MaxLabelBytes = 63;
    const int MaxSubdomainBytes = 253;
    const string LabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    const string KeyPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    const string KeyDemand = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    const string Empty = "must be non-empty";

    public static IReadOnlyList<string> OfLabel(string text)
    {
        List<string> problems = [.. TooLong(text, MaxLabelBytes)];
        if (IsLabel(text))
            return problems;
        problems.Add(IsSubdomain(text) ? "must not contain dots" : Demand(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
            LabelPattern,
            "my-name",
            "123-abc"));
        return problems;
    }

    public static IReadOnlyList<string> OfSubdomain(string text)
    {
        List<string> problems = [.. TooLong(text, MaxSubdomainBytes)];
        if (!IsSubdomain(text))
        {
            problems.Add(Demand(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                $@"{LabelPattern}(\.{LabelPattern})*",
                "example.com"));
        }

        return problems;
    }

    public static IReadOnlyList<string> OfOldLabel(string text)
    {
        List<string> problems = [.. TooLong(text, MaxLabelBytes)];
        if (!IsLabel(text) || !char.IsAsciiLetterLower(text[0]))
        {
            problems.Add(Demand(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                "[a-z]([-a-z0-9]*[a-z0-9])?",
                "my-name",
                "abc-123"));
        }

        return problems;
    }

    public static IReadOnlyList<string> OfQualifiedName(string text)
    {
        var parts = text.Split('/', 3);
        var demand = Demand(KeyDemand, KeyPattern, "MyName", "my.name", "123-abc");
        if (parts.Length > 2)
            return [$"a valid label key {demand} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        List<string> problems = [];
        if (parts is ["", _])
            problems.Add($"prefix part {Empty}");
        else if (parts is [var prefix, _])
            problems.AddRange(OfSubdomain(prefix).Select(problem => $"prefix part {problem}"));
        var name = parts[^1];
        problems.AddRange(name.Length == 0 ? [$"name part {Empty}"] : TooLong(name, MaxLabelBytes).Select(problem => $"name part {problem}"));
        if (!IsKey(name))
            problems.Add($"name part {demand}");
        return problems;
    }

    public static IReadOnlyList<string> OfLabelValue(string text)
    {
        List<string> problems = [.. TooLong(text, MaxLabelBytes)];
        if (text.Length > 0 && !IsKey(text))
        {
            problems.Add(Demand(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                $"({KeyPattern})?",
                "MyValue",
                "my_value",
                "12345"));
        }

        return problems;
    }

    /// <summary>A name to which more will be added may end with a hyphen: it is checked with a letter in its place.</summary>
    public static Func<string, IReadOnlyList<string>> Prefix(Func<string, IReadOnlyList<string>> check) =>
        text => check(text is [_, .., '-'] ? $"{text[..^2]}a" : text);

    static bool IsLabel(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter != '-' && !IsLowerOrDigit(letter))
                return false;
        }

        return text is [var first, ..] && IsLowerOrDigit(first) && IsLowerOrDigit(text[^1]);
    }

    static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        foreach (var label in text.Split('.'))
        {
            if (!IsLabel(text[label]))
                return false;
        }

        return true;
    }

    static bool IsKey(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is not ('-' or '_' or '.') && !char.IsAsciiLetterOrDigit(letter))
                return false;
        }

        return text is [var first, ..] && char.IsAsciiLetterOrDigit(first) && char.IsAsciiLetterOrDigit(text[^1]);
    }

    static bool IsLowerOrDigit(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

    static IEnumerable<string> TooLong(string text, int bytes) => Encoding.UTF8.GetByteCount(text) > bytes
        ? [string.Create(CultureInfo.InvariantCulture, $"must be no more than {bytes} bytes")]
        : [];

    static string Demand(string demand, string pattern, params ReadOnlySpan<string> examples)
    {
        var text = new StringBuilder(demand).Append(" (e.g. ");
        for (var i = 0; i < examples.Length; i++)
            text.Append(i > 0 ? " or " : "").Append('\'').Append(examples[i]).Append("', ");
        return text.Append("regex used for validation is '").Append(pattern).Append("')").ToString();
    }
}
