using System.Text.RegularExpressions;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds the version of a well-known program in its content. Of several patterns the first that is found anywhere wins.</summary>
/// <param name="program">The program.</param>
/// <param name="fileName">The last segment of its path.</param>
sealed class VersionSearch(KnownProgram program, string fileName)
{
    readonly VersionPattern?[] _patterns = program.Patterns(fileName);
    readonly string?[] _versions = new string?[program.Contents.Length];

    /// <summary>The program.</summary>
    public KnownProgram Program => program;

    /// <summary>Whether no better answer is to be had.</summary>
    public bool IsDone => Array.FindIndex(_patterns, pattern => pattern is not null) is var open
        && (open < 0 || Array.FindIndex(_versions, version => version is not null) is >= 0 and var found && found < open);

    /// <summary>The version; <c>null</c> where none is found.</summary>
    public string? Version => Array.Find(_versions, version => version is not null);

    /// <summary>Looks at a window of the program.</summary>
    /// <param name="window">The window.</param>
    /// <param name="limit">What begins here or later is seen again in the next window.</param>
    /// <exception cref="InvalidDataException">Looking took too long.</exception>
    public void Look(ReadOnlySpan<byte> window, int limit)
    {
        try
        {
            for (var i = 0; i < _patterns.Length; i++)
            {
                if (_patterns[i]?.Find(window, limit) is { } version)
                    (_versions[i], _patterns[i]) = (version, null);
            }
        }
        catch (RegexMatchTimeoutException problem)
        {
            throw new InvalidDataException("looking for the version took too long", problem);
        }
    }
}
