namespace Plimsoll.Model;

/// <summary>Patterns in which <c>*</c> stands for any text, also for none and for one with slashes; every other character is itself.</summary>
public static class Wildcard
{
    /// <summary>Whether the whole of a text is as a pattern says. Time is at most proportional to the product of both lengths.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int at = 0, place = 0, star = -1, resume = 0;
        while (place < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = place;
            }
            else if (at < pattern.Length && pattern[at] == text[place])
            {
                at++;
                place++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                place = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept('*') < 0;
    }
}
