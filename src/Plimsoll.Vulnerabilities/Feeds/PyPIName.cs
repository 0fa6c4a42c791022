using System.Text;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>The one spelling of a Python package's name.</summary>
/// <remarks>PEP 503, "Normalized Names": lower case, and one '-' for every run of '-', '_' and '.'.</remarks>
static class PyPIName
{
    internal static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (letter is not ('-' or '_' or '.'))
                text.Append(char.ToLowerInvariant(letter));
            else if (text.Length == 0 || text[^1] != '-')
                text.Append('-');
        }
        return text.ToString();
    }
}
