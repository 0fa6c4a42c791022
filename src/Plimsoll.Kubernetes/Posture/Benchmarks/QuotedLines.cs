using System.Text;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Indents the later lines of double-quoted texts, which YAML folds into one space.</summary>
/// <remarks>YAML 1.2.2, section 7.3.1: leading white space of a continued line is no content.</remarks>
static class QuotedLines
{
    const string Indentation = "                                        ";

    /// <summary>The same document, lines kept.</summary>
    public static string Indented(string text)
    {
        var result = new StringBuilder(text.Length + 1_024);
        var isInside = false;
        foreach (var line in text.Split('\n'))
        {
            if (result.Length > 0)
                result.Append('\n');
            if (isInside)
                result.Append(Indentation);
            result.Append(line);
            isInside = EndsInside(line, isInside);
        }

        return result.ToString();
    }

    static bool EndsInside(string line, bool isInside)
    {
        for (var position = 0; position < line.Length; position++)
        {
            if (isInside && line[position] == '\\')
                position++;
            else if (isInside && line[position] == '"')
                isInside = false;
            else if (!isInside && line[position] == '"' && Opens(line.AsSpan(0, position)))
                isInside = true;
        }

        return isInside;
    }

    static bool Opens(ReadOnlySpan<char> before) =>
        !before.Contains('\'') && before.TrimEnd(' ') is not [.., not (':' or '-')] && (before.IsEmpty || before[^1] == ' ');
}
