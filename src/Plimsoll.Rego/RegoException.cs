using System.Collections.Immutable;

namespace Plimsoll.Rego;

/// <summary>A policy cannot be read or compiled, or its evaluation failed.</summary>
public sealed class RegoException : Exception
{
    /// <summary>No more is known.</summary>
    public RegoException()
    {
    }

    /// <summary>What is wrong, without a place.</summary>
    /// <param name="message">What.</param>
    public RegoException(string message)
        : base(message)
    {
    }

    /// <summary>What is wrong, without a place.</summary>
    /// <param name="message">What.</param>
    /// <param name="innerException">What showed it.</param>
    public RegoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What is wrong.</summary>
    /// <param name="errors">The mistakes; at least one.</param>
    public RegoException(ImmutableArray<RegoError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>The mistakes, with their codes and places.</summary>
    public ImmutableArray<RegoError> Errors { get; } = [];
}
