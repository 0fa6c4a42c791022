using System.Net;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>A registry cannot be reached, or refuses. The message is one line that says who, what, and what to do.</summary>
public sealed class RegistryException : IOException
{
    /// <summary>Creates the error.</summary>
    public RegistryException()
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">Who refuses what, and what to do.</param>
    public RegistryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">Who refuses what, and what to do.</param>
    /// <param name="innerException">What it was found by.</param>
    public RegistryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the registry answered; <c>null</c> where there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool MayPass { get; init; }
}
