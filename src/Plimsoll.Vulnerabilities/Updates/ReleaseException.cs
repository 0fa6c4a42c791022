namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A published database is not to be had whole, or is not to be trusted. The message is one line that says what, why, and what to do.</summary>
public sealed class ReleaseException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ReleaseException(string message) : base(message) { }

    /// <summary>Says what is wrong, and keeps the cause.</summary>
    public ReleaseException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Whether it was refused: its signature is not by a key that is trusted, or it is older than what is there. Trying again changes nothing.</summary>
    public bool IsRefused { get; init; }
}
