
namespace Plimsoll.Rego.Compilation;

/// <summary>The mistakes found so far. Compilation goes on after a mistake so that all are told, up to a bound.</summary>
sealed class ErrorList
{
    /// <summary>Most mistakes that are told.</summary>
    const int MaxErrors = 100;

    readonly List<RegoError> _errors = [];

    /// <summary>Whether no further mistake is told.</summary>
    public bool IsFull => _errors.Count == MaxErrors;

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>Tells a mistake.</summary>
    /// <param name="code">OPA's code.</param>
    /// <param name="at">Where.</param>
    /// <param name="message">What.</param>
    public void Add(string code, RegoLocation at, string message)
    {
        var error = new RegoError(code, message, at);
        if (_errors.Count < MaxErrors && !_errors.Contains(error))
            _errors.Add(error);
    }

    /// <summary>Ends the compilation where there was a mistake.</summary>
    /// <exception cref="RegoException">There was.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
            throw new RegoException([.. _errors]);
    }
}
