namespace Plimsoll.Vulnerabilities.Database;

/// <summary>A vulnerability database cannot be built, opened or read.</summary>
public sealed class DatabaseException : Exception
{
    /// <summary>Says what is wrong with which file.</summary>
    public DatabaseException(string message) : base(message) { }

    /// <summary>Says what is wrong with which file, and keeps the cause.</summary>
    public DatabaseException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Whether the message names the file and says what to do, so that nothing needs to be added.</summary>
    internal bool IsAboutFile { get; init; }
}
