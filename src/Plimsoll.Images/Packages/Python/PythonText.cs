using System.Text;

namespace Plimsoll.Images.Packages.Python;

/// <summary>The texts that are written out in a Python program.</summary>
/// <remarks>https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals. Escapes stay as they are written.</remarks>
static class PythonText
{
    /// <summary>The texts of a program in their order, each with whether it stands between three quotes.</summary>
    /// <exception cref="InvalidDataException">There are more than <paramref name="max"/>, or a text between three quotes has no end.</exception>
    public static IEnumerable<(string Text, bool IsBlock)> All(ReadOnlyMemory<byte> content, int max)
    {
        var program = Encoding.UTF8.GetString(content.Span);
        var count = 0;
        for (var at = 0; at < program.Length; at++)
        {
            if (program[at] == '#')
            {
                at = program.IndexOf('\n', at) is >= 0 and var line ? line : program.Length;
                continue;
            }
            if (program[at] is not ('"' or '\''))
                continue;

            var isBlock = program.AsSpan(at).StartsWith(new string(program[at], 3), StringComparison.Ordinal);
            var start = at + (isBlock ? 3 : 1);
            var end = End(program, start, program[at], isBlock);
            if (++count > max)
                throw new InvalidDataException($"The program has more than {max} texts.");
            yield return (program[start..end], isBlock);
            at = end + (isBlock ? 2 : 0);
        }
    }

    static int End(string program, int start, char quote, bool isBlock)
    {
        for (var at = start; at < program.Length; at++)
        {
            if (program[at] == '\\')
                at++;
            else if (isBlock ? program[at] == quote && at + 2 < program.Length && program[at + 1] == quote && program[at + 2] == quote : program[at] == quote || program[at] == '\n')
                return at;
        }
        return isBlock ? throw new InvalidDataException("A text between three quotes has no end.") : program.Length;
    }
}
