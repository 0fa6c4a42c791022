namespace Plimsoll.Rego;

/// <summary>A policy or a document asks for more than a limit allows: time, memory, nesting.</summary>
public sealed class RegoLimitException : Exception
{
    /// <summary>A limit was met.</summary>
    public RegoLimitException()
    {
    }

    /// <summary>A limit was met.</summary>
    /// <param name="message">Which, with its number and unit.</param>
    public RegoLimitException(string message)
        : base(message)
    {
    }

    /// <summary>A limit was met.</summary>
    /// <param name="message">Which, with its number and unit.</param>
    /// <param name="innerException">What showed it.</param>
    public RegoLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
