using System.Text;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Words of a server for people: one short line, without what would command a terminal.</summary>
static class ApiText
{
    const int MaxCharacters = 200;

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(MaxCharacters);
        foreach (var character in text)
        {
            if (line.Length == MaxCharacters)
                return line.Append("...").ToString();
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }
}
